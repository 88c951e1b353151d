import { UsageError } from '../engine/select.ts';
import { fileProblem } from '../files.ts';
import { ScopeError } from '../provider.ts';
import { SnapshotError } from '../snapshot/format.ts';

/** What the process says about itself when it ends. */
export const exit = {
  done: 0,
  findings: 1,
  usage: 2,
  incomplete: 3,
  nothingScanned: 4,
  bug: 70,
  interrupted: 130,
  terminated: 143,
} as const;

/** A signal came before there was anything to keep. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly code: number;
  constructor(code: number) {
    super('Stopped before anything was collected: nothing was written');
    this.code = code;
  }
}

interface Failure {
  readonly code: number;
  /** One line for mistakes a user can mend; a stack for bugs. */
  readonly text: string;
}

/** Text from wherever, on one line that no terminal obeys. */
export const oneLine = (text: string): string =>
  text
    .trim()
    .replaceAll(/\s*[\r\n]+\s*/g, ' ')
    .replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, '�');

/** What to print and how to exit for an error that ended a command. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Stopped) return { code: error.code, text: error.message };
  if (error instanceof UsageError || error instanceof SnapshotError)
    return { code: exit.usage, text: oneLine(error.message) };
  if (error instanceof ScopeError)
    return { code: error.cause === 'usage' ? exit.usage : exit.nothingScanned, text: oneLine(error.message) };
  const { path } = (error ?? {}) as NodeJS.ErrnoException;
  const problem = fileProblem(error);
  if (problem && path) return { code: exit.usage, text: oneLine(`${path}: ${problem}`) };
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: exit.bug, text: `this is a bug in cloudstance, please report it:\n${stack}` };
}

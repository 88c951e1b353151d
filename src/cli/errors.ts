import { UsageError } from '../engine/select.ts';
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

interface Failure {
  readonly code: number;
  /** One line for mistakes a user can mend; a stack for bugs. */
  readonly text: string;
}

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/\p{Cc}/gu, '�');

/** What to print and how to exit for an error that ended a command. */
export function failureOf(error: unknown): Failure {
  if (error instanceof UsageError || error instanceof SnapshotError) return { code: exit.usage, text: oneLine(error.message) };
  if (error instanceof ScopeError)
    return { code: error.cause === 'usage' ? exit.usage : exit.nothingScanned, text: oneLine(error.message) };
  const system = systemError(error);
  if (system) return { code: exit.usage, text: system };
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: exit.bug, text: `This is a bug in cloudstance, please report it:\n${stack}` };
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file',
  ENOENT: 'no such file or folder',
  EEXIST: 'a file is in the way',
};

function systemError(error: unknown): string | undefined {
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  const reason = code && reasons[code];
  return reason && path ? oneLine(`${path}: ${reason}`) : undefined;
}

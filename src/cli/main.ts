import { CommanderError } from '@commander-js/extra-typings';
import { finished } from 'node:stream/promises';
import { removeUnfinished } from '../files.ts';
import { exit, failureOf, oneLine } from './errors.ts';
import { buildProgram } from './program.ts';

/** Run one command line. Sets the exit code; never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  process.removeAllListeners('warning').on('warning', warn);
  process.stdout.on('error', lostOutput);
  process.stderr.on('error', () => undefined);
  process.on('uncaughtException', (error) => {
    fail(error);
    quit(process.exitCode);
  });
  try {
    const program = await buildProgram(argv.slice(2));
    await program.parseAsync([...argv]);
  } catch (error) {
    fail(error);
  }
  // Calls that a signal cut off may still hold sockets and timers.
  if (process.exitCode === exit.interrupted || process.exitCode === exit.terminated) await endNow();
}

function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exit.done : exit.usage;
    return;
  }
  const { code, text } = failureOf(error);
  process.stderr.write(`cloudstance: ${text}\n`);
  process.exitCode = code;
}

/** That there is no metadata server where a library looked for one is nobody's concern. */
function warn({ name, message }: Error): void {
  if (name !== 'MetadataLookupWarning') process.stderr.write(`${name}: ${oneLine(message)}\n`);
}

/** `cloudstance … | head` is no error: the rest is done as if somebody read it, for the exit code. */
function lostOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`cloudstance: stdout can't be written (${error.code})\n`);
  quit(exit.usage);
}

function quit(code: typeof process.exitCode): never {
  removeUnfinished();
  process.exit(code);
}

async function endNow(): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map(async (stream) => {
      stream.end();
      await finished(stream).catch(() => undefined);
    }),
  );
  quit(process.exitCode);
}

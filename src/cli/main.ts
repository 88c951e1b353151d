import { Command, CommanderError } from '@commander-js/extra-typings';
import { finished } from 'node:stream/promises';
import { removeUnfinished } from '../files.ts';
import { tool } from '../tool.ts';
import { exit, failureOf, oneLine } from './errors.ts';

type AnyCommand = Command<any, any, any>;

/** Commands by name, imported when called: `--help` and `--version` load none of the rest. */
const commands: Readonly<
  Record<string, { readonly group: string; readonly summary: string; readonly build: () => Promise<AnyCommand> }>
> = {
  demo: {
    group: 'Try it:',
    summary: 'report on a bundled example account, without network or credentials',
    build: async () => (await import('./commands/demo.ts')).demo(),
  },
  scan: {
    group: 'Scan:',
    summary: 'collect, judge and report in one go',
    build: async () => (await import('./commands/scan.ts')).scan(),
  },
  collect: {
    group: 'Scan:',
    summary: 'take a snapshot, to judge it later or elsewhere',
    build: async () => (await import('./commands/collect.ts')).collect(),
  },
  evaluate: {
    group: 'Scan:',
    summary: 'judge a snapshot, without network',
    build: async () => (await import('./commands/evaluate.ts')).evaluate(),
  },
  can: {
    group: 'Ask a snapshot:',
    summary: 'may somebody do something, and why',
    build: async () => (await import('./commands/can.ts')).can(),
  },
  'who-can': {
    group: 'Ask a snapshot:',
    summary: 'everybody who may do something',
    build: async () => (await import('./commands/who-can.ts')).whoCan(),
  },
  'what-can': {
    group: 'Ask a snapshot:',
    summary: 'everything that the policies of somebody allow',
    build: async () => (await import('./commands/what-can.ts')).whatCan(),
  },
  exposed: {
    group: 'Ask a snapshot:',
    summary: 'everything that a stranger reaches, hop by hop',
    build: async () => (await import('./commands/exposed.ts')).exposed(),
  },
  escalate: {
    group: 'Ask a snapshot:',
    summary: 'how small identities become administrator',
    build: async () => (await import('./commands/escalate.ts')).escalate(),
  },
  plan: {
    group: 'Before a scan:',
    summary: 'show what a scan would ask of the cloud, without asking',
    build: async () => (await import('./commands/plan.ts')).plan(),
  },
  permissions: {
    group: 'Before a scan:',
    summary: 'print the least privilege a scan needs, as a policy or role',
    build: async () => (await import('./commands/permissions.ts')).permissions(),
  },
  checks: {
    group: 'What is checked:',
    summary: 'list, show and write checks',
    build: async () => (await import('./commands/checks.ts')).checks(),
  },
  frameworks: {
    group: 'What is checked:',
    summary: 'list and show compliance frameworks',
    build: async () => (await import('./commands/frameworks.ts')).frameworks(),
  },
};

const start = `
Start with:
  cloudstance demo
  cloudstance permissions aws > policy.json
  cloudstance scan -o html=report.html              every cloud you are signed in to
  cloudstance scan azure -o html=report.html        one: aws, azure or gcp

'cloudstance <command> --help' has options and examples of each.`;

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

async function buildProgram(words: readonly string[]): Promise<AnyCommand> {
  const [first, second] = words.filter((word) => !word.startsWith('-'));
  const called = first === 'help' ? second : first;
  const program = new Command('cloudstance')
    .description('Cloud security posture scanner. What could not be seen is UNKNOWN, never PASS.')
    .version(tool.version, '-V, --version')
    .addHelpText('after', start);
  for (const [name, { group, summary, build }] of Object.entries(commands)) {
    const command = name === called ? await build() : new Command(name);
    program.addCommand(command.summary(summary).helpGroup(group));
  }
  for (const command of withChildren(program)) finish(command);
  return program;
}

function finish(command: AnyCommand): void {
  if (command.description() === '') command.description(sentence(command.summary()));
  command.exitOverride().configureOutput({
    outputError: (text, write) => write(`cloudstance: ${complaint(text)} (see '${pathOf(command)} --help')\n`),
  });
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
const pathOf = (command: AnyCommand): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

/** Commander's words on one line. */
const complaint = (text: string): string =>
  oneLine(text)
    .replace(/^error: /, '')
    .replace(/\s*\(Did you mean (?:one of )?(.+?)\?\)$/, ', did you mean $1?')
    .replace(/\.$/, '');

function* withChildren(command: AnyCommand): Generator<AnyCommand> {
  yield command;
  for (const child of command.commands) yield* withChildren(child);
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

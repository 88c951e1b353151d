import { Command, CommanderError } from '@commander-js/extra-typings';
import { tool } from '../tool.ts';
import { exit, failureOf } from './errors.ts';

type Build = () => Promise<Command<any, any, any>>;

/** Commands by name, imported when called: `--help` and `--version` load none of the rest. */
const commands: Readonly<Record<string, { readonly summary: string; readonly build: Build }>> = {
  scan: { summary: 'collect, judge and report in one go', build: async () => (await import('./commands/scan.ts')).scan() },
  collect: { summary: 'take a snapshot and judge it later', build: async () => (await import('./commands/collect.ts')).collect() },
  evaluate: { summary: 'judge a snapshot, without network', build: async () => (await import('./commands/evaluate.ts')).evaluate() },
  plan: { summary: 'show what a scan would ask, before asking', build: async () => (await import('./commands/plan.ts')).plan() },
  permissions: {
    summary: 'print the least privilege a scan needs',
    build: async () => (await import('./commands/permissions.ts')).permissions(),
  },
  checks: { summary: 'list, show and write checks', build: async () => (await import('./commands/checks.ts')).checks() },
  frameworks: { summary: 'list and show compliance frameworks', build: async () => (await import('./commands/frameworks.ts')).frameworks() },
  demo: { summary: 'report on a bundled example account', build: async () => (await import('./commands/demo.ts')).demo() },
};

/** Run one command line. Sets the exit code; never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', ignoreClosedPipe);
  try {
    const program = await buildProgram(argv[2]);
    await program.parseAsync([...argv]);
  } catch (error) {
    fail(error);
  }
}

async function buildProgram(called: string | undefined): Promise<Command> {
  const program = new Command('cloudstance')
    .description('Cloud security posture scanner. What could not be seen is UNKNOWN, never PASS.')
    .version(tool.version, '-V, --version')
    .showHelpAfterError('Run with --help for what there is.')
    .showSuggestionAfterError();
  for (const [name, { summary, build }] of Object.entries(commands)) {
    const command = name === called ? await build() : new Command(name);
    program.addCommand(command.summary(summary));
  }
  for (const command of withChildren(program)) command.exitOverride();
  program.addHelpText('after', '\nStart with:  cloudstance demo\nThen:        cloudstance scan aws -o html=report.html');
  return program as unknown as Command;
}

function* withChildren(command: Command<any, any, any>): Generator<Command<any, any, any>> {
  yield command;
  for (const child of command.commands) yield* withChildren(child);
}

function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exit.done : exit.usage;
    return;
  }
  const { code, text } = failureOf(error);
  process.stderr.write(`${code === exit.bug ? text : `cloudstance: ${text}`}\n`);
  process.exitCode = code;
}

/** `cloudstance … | head` is no error. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(exit.done);
  throw error;
}

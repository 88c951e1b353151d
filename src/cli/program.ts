import { Command } from '@commander-js/extra-typings';
import { tool } from '../tool.ts';
import { oneLine } from './errors.ts';

export type AnyCommand = Command<any, any, any>;

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
  completion: {
    group: 'Try it:',
    summary: 'completion of commands and options, for bash, zsh or fish',
    build: async () => (await import('./commands/completion.ts')).completion(),
  },
};

const start = `
Start with:
  cloudstance demo
  cloudstance permissions aws > policy.json
  cloudstance scan -o html=report.html              every cloud you are signed in to
  cloudstance scan azure -o html=report.html        one: aws, azure or gcp

'cloudstance <command> --help' has options and examples of each.`;

/** The program as these words need it: of the commands only the one that they call has options and arguments. */
export function buildProgram(words: readonly string[]): Promise<AnyCommand> {
  const [first, second] = words.filter((word) => !word.startsWith('-'));
  const called = first === 'help' ? second : first;
  return programWith((name) => name === called);
}

/** The program with all that its commands take. */
export const wholeProgram = (): Promise<AnyCommand> => programWith(() => true);

async function programWith(isWanted: (name: string) => boolean): Promise<AnyCommand> {
  const program = new Command('cloudstance')
    .description('Cloud security posture scanner. What could not be seen is UNKNOWN, never PASS.')
    .version(tool.version, '-V, --version')
    .addHelpText('after', start);
  for (const [name, { group, summary, build }] of Object.entries(commands)) {
    const command = isWanted(name) ? await build() : new Command(name);
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

/** A command and all below it. */
export function* withChildren(command: AnyCommand): Generator<AnyCommand> {
  yield command;
  for (const child of command.commands) yield* withChildren(child);
}

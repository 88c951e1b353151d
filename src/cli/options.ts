import { type Command, InvalidArgumentError, Option, type OptionValues } from '@commander-js/extra-typings';
import { type Config, type Gate, gates } from '../config.ts';
import type { Wanted } from '../engine/select.ts';
import { severities } from '../model.ts';
import { choices, nearest } from '../suggest.ts';

/** Repeatable, and commas separate, unless they stand in the braces of a glob. */
export const list = (text: string, before: string[] | undefined): string[] => [
  ...(before ?? []),
  ...text
    .split(/,(?![^{}]*\})/)
    .map((part) => part.trim())
    .filter(Boolean),
];

const wholeNumber = (text: string): number => {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError('Expected a whole number from 1 up.');
  return n;
};

const percent = (text: string): number => {
  const n = Number(text);
  if (text.trim() === '' || !(n >= 0 && n <= 100)) throw new InvalidArgumentError('Expected a number from 0 to 100.');
  return n;
};

const seconds = (text: string): number => {
  const n = Number(text);
  if (!(n > 0 && n < 86_400)) throw new InvalidArgumentError('Expected a number of seconds above 0.');
  return n;
};

const oneOf = <T extends string>(word: string, known: readonly T[]): T => {
  const found = known.find((candidate) => candidate === word);
  if (found === undefined) throw new InvalidArgumentError(`It can be ${choices(known)}${nearest(word, known)}`);
  return found;
};

type Severity = (typeof severities)[number];
const severity = (text: string, before: Severity[] | undefined): Severity[] => [
  ...(before ?? []),
  ...list(text, undefined).map((word) => oneOf(word, severities)),
];

const gate = (text: string): Gate => oneOf(text, gates);

/** Which checks. */
export const addSelection = <A extends unknown[], O extends OptionValues>(command: Command<A, O>) => {
  const group = 'Which checks (all unless said otherwise; each option can be repeated):';
  return command
    .addOption(
      new Option('-c, --check <glob>', "by id, for example 'aws-s3-*'").argParser<string[]>(list).helpGroup(group),
    )
    .addOption(new Option('--exclude-check <glob>', 'leave out by id').argParser<string[]>(list).helpGroup(group))
    .addOption(
      new Option('--service <name>', 'of a service, for example iam').argParser<string[]>(list).helpGroup(group),
    )
    .addOption(
      new Option('--severity <level>', `of a severity: ${choices(severities)}`).argParser(severity).helpGroup(group),
    )
    .addOption(
      new Option('--framework <id>', "that a framework asks for; see 'cloudstance frameworks list'")
        .argParser<string[]>(list)
        .helpGroup(group),
    )
    .addOption(new Option('--checks-dir <folder>', 'your own checks, besides the built-in ones').helpGroup(group))
    .addOption(
      new Option('--config <file>', 'configuration (default: cloudstance.yaml, if there is one)').env(
        'CLOUDSTANCE_CONFIG',
      ),
    );
};

/** How a cloud is asked, whichever it is. */
export const addPace = <A extends unknown[], O extends OptionValues>(command: Command<A, O>) => {
  const group = 'How the cloud is asked:';
  return command
    .addOption(
      new Option('--concurrency <n>', 'calls in flight at once (default: 256)').argParser(wholeNumber).helpGroup(group),
    )
    .addOption(
      new Option('--timeout <seconds>', 'how long one call may take (default: 20)').argParser(seconds).helpGroup(group),
    );
};

/** What comes out and when the exit code is not 0. */
export const addReporting = <A extends unknown[], O extends OptionValues>(
  command: Command<A, O>,
  formats: readonly string[],
) => {
  const [outputs, exits] = ['What comes out:', 'When to fail:'];
  return command
    .addOption(
      new Option('-o, --output <format=path>', `write a report as ${choices(formats)}; - is stdout, repeatable`)
        .argParser<string[]>((text, before) => [...(before ?? []), text])
        .helpGroup(outputs),
    )
    .addOption(
      new Option('--fail-on <severity>', `exit 1 for a finding at least this severe: ${choices(gates)} (default: none)`)
        .argParser(gate)
        .env('CLOUDSTANCE_FAIL_ON')
        .helpGroup(exits),
    )
    .addOption(
      new Option('--min-coverage <percent>', 'exit 3 when a smaller part of the verdicts could be reached')
        .argParser(percent)
        .env('CLOUDSTANCE_MIN_COVERAGE')
        .helpGroup(exits),
    );
};

/** For the end of a command's help. */
export const exitCodes = `
Exit codes:
  0 done · 1 findings at or above --fail-on · 2 usage or configuration · 3 too little could be seen
  4 a cloud could not be scanned · 70 a check crashed or a bug · 130, 143 stopped by a signal`;

/** Examples for the end of a command's help: what each does, and the command. */
export const examples = (...cases: readonly (readonly [what: string, command: string])[]): string =>
  ['', 'Examples:', ...cases.flatMap(([what, command]) => [`  # ${what}`, `  ${command}`])].join('\n');

export interface SelectionOptions {
  readonly check?: string[];
  readonly excludeCheck?: string[];
  readonly service?: string[];
  readonly severity?: Severity[];
  readonly framework?: string[];
  /** Also the checks that are left out unless asked for. */
  readonly optIn?: boolean;
  readonly checksDir?: string;
  readonly config?: string;
}

/** Flags over configuration. */
export function wantedFrom(options: SelectionOptions, config: Config): Wanted {
  const pick = {
    checks: options.check ?? config.checks,
    excludeChecks: options.excludeCheck ?? config.excludeChecks,
    services: options.service ?? config.services,
    severities: options.severity ?? config.severities,
    frameworks: options.framework ?? config.frameworks,
    optIn: options.optIn,
  };
  return Object.fromEntries(Object.entries(pick).filter(([, value]) => value !== undefined));
}

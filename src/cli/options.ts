import { type Command, InvalidArgumentError, Option, type OptionValues } from '@commander-js/extra-typings';
import { type Config, gates } from '../config.ts';
import type { Wanted } from '../engine/select.ts';
import { severities } from '../model.ts';

/** Repeatable, and commas separate. */
const list = (text: string, before: string[] | undefined): string[] => [
  ...(before ?? []),
  ...text
    .split(',')
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
  if (!(n > 0)) throw new InvalidArgumentError('Expected a number of seconds above 0.');
  return n;
};

const severity = (text: string, before: (typeof severities)[number][] | undefined) => {
  const words = list(text, []);
  for (const word of words)
    if (!(severities as readonly string[]).includes(word)) throw new InvalidArgumentError(`Expected one of ${severities.join(', ')}.`);
  return [...(before ?? []), ...words] as (typeof severities)[number][];
};

/** Which checks. */
export const addSelection = <A extends unknown[], O extends OptionValues>(command: Command<A, O>) =>
  command
    .addOption(new Option('-c, --check <glob>', 'checks to run, by id; repeatable').argParser<string[]>(list))
    .addOption(new Option('--exclude-check <glob>', 'checks to leave out; repeatable').argParser<string[]>(list))
    .addOption(new Option('--service <name>', 'only checks of a service; repeatable').argParser<string[]>(list))
    .addOption(new Option('--severity <level>', 'only checks of a severity; repeatable').argParser(severity))
    .addOption(new Option('--framework <id>', 'only checks that a framework asks for; repeatable').argParser<string[]>(list))
    .addOption(new Option('--checks-dir <folder>', 'your own checks besides the built-in ones'))
    .addOption(new Option('--config <file>', 'configuration file (default: cloudstance.yaml if it exists)').env('CLOUDSTANCE_CONFIG'));

/** Where and as whom. */
export const addConnection = <A extends unknown[], O extends OptionValues>(command: Command<A, O>) =>
  command
    .addOption(new Option('--region <name>', 'scan only this region; repeatable (default: every enabled one)').argParser<string[]>(list))
    .addOption(new Option('--profile <name>', 'profile of the AWS configuration'))
    .addOption(new Option('--role-arn <arn>', 'role to assume'))
    .addOption(new Option('--external-id <id>', 'external id for the role'))
    .addOption(new Option('--concurrency <n>', 'calls in flight at once (default: 256)').argParser(wholeNumber))
    .addOption(new Option('--timeout <seconds>', 'how long one call may take (default: 20)').argParser(seconds))
    .addOption(new Option('--quiet', 'no progress and no summary'));

/** What comes out and when the exit code is not 0. */
export const addReporting = <A extends unknown[], O extends OptionValues>(command: Command<A, O>) =>
  command
    .addOption(
      new Option('-o, --output <format=path>', 'write a report; - is stdout; repeatable').argParser<string[]>((text, before) => [
        ...(before ?? []),
        text,
      ]),
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 when a finding is at least this severe (default: none)')
        .choices(gates)
        .env('CLOUDSTANCE_FAIL_ON'),
    )
    .addOption(
      new Option('--min-coverage <percent>', 'exit 3 when fewer verdicts could be reached')
        .argParser(percent)
        .env('CLOUDSTANCE_MIN_COVERAGE'),
    );

export interface SelectionOptions {
  readonly check?: string[];
  readonly excludeCheck?: string[];
  readonly service?: string[];
  readonly severity?: (typeof severities)[number][];
  readonly framework?: string[];
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
  };
  return Object.fromEntries(Object.entries(pick).filter(([, value]) => value !== undefined));
}

import { type Command, InvalidArgumentError, Option, type OptionValues } from '@commander-js/extra-typings';
import { styleText } from 'node:util';
import { type Line, print } from '../../../reports/lines.ts';
import { type Access, type Context, openAccess } from '../../access.ts';
import { UsageError } from '../../engine/select.ts';
import { example } from '../example.ts';
import { knownProviders } from '../where.ts';
import { type Document, documentText } from './documents.ts';

const group = 'What is asked:';

/** What every question has. */
export const addAsking = <A extends unknown[], O extends OptionValues>(command: Command<A, O>) =>
  command
    .addOption(new Option('--snapshot <folder>', "folder that 'collect' or 'scan --snapshot' wrote").helpGroup(group))
    .addOption(new Option('--demo', 'ask the bundled example instead').conflicts('snapshot').helpGroup(group))
    .addOption(new Option('--provider <name>', `only this cloud: ${knownProviders}`).helpGroup(group))
    .addOption(new Option('--account <id>', 'only what is in this account, subscription or project').helpGroup(group))
    .addOption(new Option('--json', 'as JSON: schemas/access.schema.json says how').helpGroup('What comes out:'));

/** What is known of the request. */
export const addContext = <A extends unknown[], O extends OptionValues>(command: Command<A, O>) =>
  command.addOption(
    new Option('--context <key=value>', 'about the request, such as aws:SourceIp=203.0.113.9; repeatable')
      .argParser<Record<string, readonly string[]>>(intoContext)
      .helpGroup(group),
  );

/** Values of the same key come together; `key=` says that the request has none. */
function intoContext(text: string, before: Context = {}): Record<string, readonly string[]> {
  const [, key, value] = /^([^=\s]+)=(.*)$/s.exec(text) ?? [];
  if (key === undefined || value === undefined)
    throw new InvalidArgumentError('Write key=value, or key= for what the request does not have.');
  return { ...before, [key]: [...(before[key] ?? []), ...(value === '' ? [] : [value])] };
}

interface AskOptions {
  readonly snapshot?: string | undefined;
  readonly demo?: true | undefined;
  readonly provider?: string | undefined;
  readonly account?: string | undefined;
  readonly json?: true | undefined;
}

/** The snapshot that is asked. Throws `UsageError`, `SnapshotError`. */
export function open({ snapshot, demo, provider, account }: AskOptions): Promise<Access> {
  const folder = demo ? example : snapshot;
  if (folder === undefined)
    throw new UsageError('Name a snapshot with --snapshot <folder>, or ask the bundled example with --demo');
  return openAccess(folder, { provider, account });
}

/** Write an answer down: as JSON, or as lines for people. */
export function tell(document: Document, { json }: AskOptions, lines: (width: number) => Iterable<Line>): void {
  const { stdout } = process;
  if (json) {
    stdout.write(documentText(document));
    return;
  }
  const color = styleText('red', 'x', { stream: stdout }) !== 'x';
  for (const line of lines(Math.min(stdout.columns ?? 100, 120))) stdout.write(print(line, color));
}

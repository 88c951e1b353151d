import { instant } from '../time.ts';

/**
 * Three answers that are no moment, each with a meaning of its own
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html). `N/A`: there is no
 * such credential, or (of a key's last use) none was ever recorded. `no_information`: there is one, and no use of it was
 * ever recorded. `not_supported`: the report does not say, as of the root user's password.
 */
export const notMoments = ['N/A', 'no_information', 'not_supported'] as const;
export type NotMoment = (typeof notMoments)[number];
/** ISO text in UTC, or a `NotMoment`. */
export type Moment = string;

export type ReportedKey = {
  /** The key's place in the report: a user has at most two. */
  readonly slot: 1 | 2;
  readonly active: boolean;
  /** When the key was created or last changed: ISO text in UTC. */
  readonly lastRotated: string;
  readonly lastUsed: Moment;
};

/** One row of the credential report. */
export type ReportRow = {
  readonly user: string;
  readonly arn: string;
  readonly createdAt: string;
  /** `null`: not said, as of the root user. */
  readonly passwordEnabled: boolean | null;
  readonly passwordLastUsed: Moment;
  readonly passwordLastChanged: Moment;
  readonly mfaActive: boolean;
  /** Keys that exist: an inactive one has a rotation date, an empty slot has none. */
  readonly keys: readonly ReportedKey[];
};

/** What the report calls the root user. */
export const rootRow = '<root_account>';

/** A credential report that is not one. */
export class MalformedReport extends Error {
  override readonly name = 'MalformedReport';
}

/**
 * The rows of an IAM credential report.
 *
 * @param csv the report's text, after base64 decoding.
 * @throws MalformedReport when a column that is needed is missing or holds something else.
 */
export function parseCredentialReport(csv: string): ReportRow[] {
  const [header = '', ...lines] = csv.split(/\r?\n/).filter((line) => line !== '');
  const columns = fieldsOf(header);
  if (columns[0] !== 'user' || columns[1] !== 'arn')
    throw new MalformedReport('The report has no columns user and arn');
  return lines.map((line) => rowOf(cellsOf(columns, fieldsOf(line))));
}

type Cells = (column: string) => string;

/** Names and paths of users may hold commas, which the report does not quote: the columns after the ARN are counted from the end. */
function cellsOf(columns: readonly string[], fields: readonly string[]): Cells {
  const tail = columns.length - 2;
  const arnAt = fields.findIndex((field, i) => i > 0 && field.startsWith('arn:'));
  if (arnAt < 0 || fields.length - tail <= arnAt) throw new MalformedReport('A row has too few columns');
  const head = [fields.slice(0, arnAt).join(','), fields.slice(arnAt, fields.length - tail).join(',')];
  const values = [...head, ...fields.slice(fields.length - tail)];
  const byName = new Map(columns.map((column, i) => [column, values[i] ?? '']));
  return (column) => byName.get(column) ?? malformed(`The report has no column ${column}`);
}

function fieldsOf(line: string): string[] {
  return line.split(',').map((field) => field.replace(/^"(.*)"$/, '$1'));
}

function rowOf(cell: Cells): ReportRow {
  const passwordEnabled = cell('password_enabled');
  return {
    user: cell('user'),
    arn: cell('arn'),
    createdAt: certainOf(cell('user_creation_time')),
    passwordEnabled: passwordEnabled === 'not_supported' ? null : flagOf(passwordEnabled),
    passwordLastUsed: momentOf(cell('password_last_used')),
    passwordLastChanged: momentOf(cell('password_last_changed')),
    mfaActive: flagOf(cell('mfa_active')),
    keys: ([1, 2] as const).flatMap((slot) => keyOf(cell, slot)),
  };
}

function keyOf(cell: Cells, slot: 1 | 2): ReportedKey[] {
  const active = flagOf(cell(`access_key_${slot}_active`));
  const lastRotated = momentOf(cell(`access_key_${slot}_last_rotated`));
  if (!active && lastRotated === 'N/A') return [];
  if (!isMoment(lastRotated)) malformed('A key has no date of creation');
  return [{ slot, active, lastRotated, lastUsed: momentOf(cell(`access_key_${slot}_last_used_date`)) }];
}

function flagOf(text: string): boolean {
  const flag = text.toLowerCase();
  if (flag === 'true') return true;
  return flag === 'false' ? false : malformed(`${JSON.stringify(text.slice(0, 40))} is neither true nor false`);
}

function momentOf(text: string): Moment {
  const word = notMoments.find((answer) => answer.toLowerCase() === text.toLowerCase());
  return word ?? new Date(instant(text)).toISOString();
}

function certainOf(text: string): string {
  const moment = momentOf(text);
  return isMoment(moment) ? moment : malformed('A user has no date of creation');
}

/** Whether an answer is a moment, and not the reason why there is none. */
export function isMoment(moment: Moment): boolean {
  return !notMoments.some((word) => word === moment);
}

/** When a key was last used, or, never used, when it was made: from then on nobody needed it. */
export function lastNeeded({ lastUsed, lastRotated }: Pick<ReportedKey, 'lastUsed' | 'lastRotated'>): string {
  return isMoment(lastUsed) ? lastUsed : lastRotated;
}

/** The latest of several answers that is a moment; `null` when none of them is. */
export function latestOf(moments: readonly Moment[]): string | null {
  return moments.filter(isMoment).toSorted().at(-1) ?? null;
}

function malformed(why: string): never {
  throw new MalformedReport(why);
}

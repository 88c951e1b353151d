import picomatch from 'picomatch';
import type { Check } from '../check.ts';
import type { Framework } from '../framework.ts';
import type { Severity } from '../model.ts';
import { choices, nearest } from '../suggest.ts';

/** Which checks a user wants. All given conditions hold at once; within one, any value will do. */
export interface Wanted {
  /** Globs over check ids. */
  readonly checks?: readonly string[];
  readonly excludeChecks?: readonly string[];
  readonly services?: readonly string[];
  readonly severities?: readonly Severity[];
  readonly frameworks?: readonly string[];
  /** Also those that are left out unless `checks` asks for them. */
  readonly optIn?: boolean;
}

/** Something that does not exist was asked for: one line with the nearest that does. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const providerOf = ({ id }: Pick<Check, 'id'>): string => id.split('-')[0]!;
/** `aws-s3-bucket-public` is about s3, whatever its subject: rules about a whole account are named after their service, too. */
export const serviceOf = ({ id, on }: Pick<Check, 'id' | 'on'>): string => {
  const [, service, rule] = id.split('-');
  return rule === undefined ? on.type.id.split('.')[1]! : service!;
};

/** The wanted checks, by id. Throws `UsageError` for a name that matches nothing, or if nothing is left. */
export function selectChecks(checks: readonly Check[], frameworks: readonly Framework[], wanted: Wanted): Check[] {
  const ids = checks.map(({ id }) => id);
  const included = matcher(wanted.checks, ids, 'check');
  const excluded = matcher(wanted.excludeChecks, ids, 'check');
  const services = oneOf(wanted.services, [...new Set(checks.map(serviceOf))], 'service');
  const framed = inFrameworks(wanted.frameworks, frameworks);
  const severities = new Set(wanted.severities);
  const selected = checks.filter(
    (check) =>
      (included ? included(check.id) : check.optIn === undefined || wanted.optIn === true) &&
      !excluded?.(check.id) &&
      (!services || services.has(serviceOf(check))) &&
      (severities.size === 0 || severities.has(check.severity)) &&
      (!framed || framed.has(check.id)),
  );
  if (selected.length === 0) throw new UsageError('No check is left: the filters exclude each other');
  return selected.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Throws `UsageError` naming the nearest framework. */
export function frameworkNamed(id: string, frameworks: readonly Framework[]): Framework {
  const found = frameworks.find((framework) => framework.id === id);
  if (found) return found;
  const ids = frameworks.map((f) => f.id);
  throw new UsageError(
    `No framework is called '${id}'${nearest(id, ids) || (ids.length > 0 ? `: there is ${choices(ids)}` : '')}`,
  );
}

function matcher(globs: readonly string[] | undefined, ids: readonly string[], what: string) {
  if (!globs || globs.length === 0) return undefined;
  for (const glob of globs) {
    const matches = picomatch(glob);
    if (!ids.some((id) => matches(id)))
      throw new UsageError(`No ${what} matches '${glob}'${nearest(glob, similar(glob, ids))}`);
  }
  return picomatch([...globs]);
}

/** What a glob can be compared with: for `aws-s4-*` the beginnings `aws-s3-*`, `aws-iam-*`, …, else the ids themselves. */
function similar(glob: string, ids: readonly string[]): readonly string[] {
  const [, start] = /^([^*?[\]{}()!]+)-\*+$/.exec(glob) ?? [];
  if (start === undefined) return ids;
  const words = start.split('-').length;
  return [...new Set(ids.map((id) => `${id.split('-').slice(0, words).join('-')}-*`))];
}

function oneOf(names: readonly string[] | undefined, known: readonly string[], what: string): Set<string> | undefined {
  if (!names || names.length === 0) return undefined;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`No ${what} is called '${unknown}'${nearest(unknown, known)}`);
  return new Set(names);
}

function inFrameworks(ids: readonly string[] | undefined, frameworks: readonly Framework[]): Set<string> | undefined {
  if (!ids || ids.length === 0) return undefined;
  const controls = ids.flatMap((id) => Object.values(frameworkNamed(id, frameworks).controls));
  return new Set(controls.flatMap(({ checks = [] }) => checks));
}

import type { Check } from '../check.ts';
import { nearest } from '../suggest.ts';
import { UsageError } from './select.ts';

export interface GivenParameters {
  /** By check id. */
  readonly params?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  /** For every check that has a parameter of that name, for example `trustedAccounts`. */
  readonly shared: Readonly<Record<string, unknown>>;
  /** Where a check's parameter was given, for people. */
  readonly where: (path: readonly PropertyKey[]) => string | undefined;
}

const namesOf = ({ params }: Check): string[] => Object.keys((params as { shape?: object } | undefined)?.shape ?? {});

/**
 * What users say about checks, held against each check's own schema: parameters by check id, own ones over shared ones.
 * Throws `UsageError` for a check, a parameter or a value that there is not.
 */
export function parametersFor(checks: readonly Check[], given: GivenParameters): Record<string, unknown> {
  for (const id of Object.keys(given.params ?? {})) assertCheck(id, checks, given);
  return Object.fromEntries(checks.filter(({ params }) => params).map((check) => [check.id, parsed(check, given)]));
}

function assertCheck(id: string, checks: readonly Check[], { params, where }: GivenParameters): void {
  const check = checks.find((candidate) => candidate.id === id);
  if (!check)
    throw complaint(
      where([id]),
      `no check is called '${id}'${nearest(
        id,
        checks.map((c) => c.id),
      )}`,
    );
  const names = namesOf(check);
  const unknown = Object.keys(params?.[id] ?? {}).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  const known = nearest(unknown, names) || `: it has ${names.length > 0 ? names.join(', ') : 'none'}`;
  throw complaint(where([id, unknown]), `${id} has no parameter '${unknown}'${known}`);
}

function parsed(check: Check, { params, shared, where }: GivenParameters): unknown {
  const names = namesOf(check);
  const own = params?.[check.id] ?? {};
  const common = Object.fromEntries(Object.entries(shared).filter(([name]) => names.includes(name)));
  const checked = check.params!.safeParse({ ...common, ...own });
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw complaint(
    where([check.id, ...(issue?.path ?? [])]),
    `parameter ${issue?.path.join('.')} of ${check.id}: ${issue?.message}`,
  );
}

const complaint = (where: string | undefined, what: string): UsageError =>
  new UsageError(where ? `${where}: ${what}` : what);

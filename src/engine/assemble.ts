import type { Check } from '../check.ts';
import { coverageOf, type Framework } from '../framework.ts';
import type { ControlRef, Finding, LedgerEntry, Severity, Status } from '../model.ts';
import { severities, statuses } from '../model.ts';
import { readBy } from '../plan.ts';
import {
  type CheckInfo,
  type ControlResult,
  type Coverage,
  type FrameworkResult,
  isOpen,
  type Report,
  type Summary,
} from '../report.ts';
import { providerOf, serviceOf } from './select.ts';

/** Which controls each check speaks to. */
export function controlsByCheck(frameworks: readonly Framework[]): Map<string, ControlRef[]> {
  const refs = new Map<string, ControlRef[]>();
  for (const { id: framework, controls } of frameworks)
    for (const [control, { checks = [] }] of Object.entries(controls))
      for (const check of checks) refs.set(check, [...(refs.get(check) ?? []), { framework, control }]);
  return refs;
}

export const checkInfo = (check: Check, controls: readonly ControlRef[]): CheckInfo => ({
  id: check.id,
  title: check.title,
  severity: check.severity,
  why: check.why,
  provider: providerOf(check),
  service: serviceOf(check),
  resourceType: check.on.type.id,
  references: check.references ?? [],
  controls,
});

type Parts = Pick<Report, 'tool' | 'takenAt' | 'complete' | 'scopes' | 'findings'> & {
  readonly ledger: readonly LedgerEntry[];
  readonly checks: readonly Check[];
  readonly frameworks: readonly Framework[];
};

/** Everything a report shows, counted up from findings and ledger. Pure. */
export function assemble({ ledger, checks, frameworks, ...rest }: Parts): Report {
  const controls = controlsByCheck(frameworks);
  return {
    ...rest,
    summary: summarise(rest.findings),
    coverage: coverage(rest.findings, relevant(ledger, checks)),
    checks: checks.map((check) => checkInfo(check, controls.get(check.id) ?? [])),
    frameworks: frameworks
      .filter(({ provider }) => rest.scopes.some((scope) => scope.provider === provider))
      .map((framework) => judgeFramework(framework, rest.findings, new Set(checks.map(({ id }) => id)))),
  };
}

function summarise(findings: readonly Finding[]): Summary {
  const count = <K extends string>(keys: readonly K[], of: Iterable<K>): Record<K, number> => {
    const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
    for (const key of of) counts[key] += 1;
    return counts;
  };
  return {
    resources: new Set(findings.map(({ resource }) => resource.id)).size,
    statuses: count<Status>(
      statuses,
      findings.values().map(({ status }) => status),
    ),
    failing: count<Severity>(
      severities,
      findings
        .values()
        .filter(isOpen)
        .map(({ severity }) => severity),
    ),
    muted: findings.reduce((sum, { muted }) => sum + (muted ? 1 : 0), 0),
  };
}

function coverage(findings: readonly Finding[], ledger: readonly LedgerEntry[]): Coverage {
  const missing = new Map<string, number>();
  const incomplete = new Set<string>();
  let unknown = 0;
  for (const { status, gap, resource } of findings) {
    if (status !== 'unknown') continue;
    unknown += 1;
    incomplete.add(`${resource.provider}/${resource.account}`);
    if (gap?.because !== 'denied') continue;
    for (const permission of gap.permissions) missing.set(permission, (missing.get(permission) ?? 0) + 1);
  }
  const decided = findings.length - unknown;
  return {
    decided,
    unknown,
    ratio: findings.length === 0 ? 1 : decided / findings.length,
    missing: [...missing]
      .map(([permission, verdicts]) => ({ permission, verdicts }))
      .sort((a, b) => b.verdicts - a.verdicts || (a.permission < b.permission ? -1 : 1)),
    incomplete: [...incomplete].sort(),
    ledger,
  };
}

/** Gaps of facets that no selected check reads are not this report's business. */
function relevant(ledger: readonly LedgerEntry[], checks: readonly Check[]): LedgerEntry[] {
  const read = readBy(checks);
  return ledger.filter(
    ({ type, facet }) => type === null || (facet === null ? read.has(type) : read.get(type)?.facets.has(facet)),
  );
}

function judgeFramework(
  framework: Framework,
  findings: readonly Finding[],
  evaluated: ReadonlySet<string>,
): FrameworkResult {
  const byCheck = Map.groupBy(findings, ({ check }) => check);
  const controls = Object.entries(framework.controls).map(([id, control]): ControlResult => {
    const checks = (control.checks ?? []).filter((check) => evaluated.has(check));
    const own = checks.flatMap((check) => byCheck.get(check) ?? []);
    const failing = own.filter(isOpen).length;
    return {
      id,
      title: control.title,
      coverage: coverageOf(control),
      status: controlStatus(control.checks ?? [], own, failing),
      failing,
      checks,
      manual: control.manual ?? null,
    };
  });
  return { id: framework.id, title: framework.title, controls };
}

function controlStatus(
  checks: readonly string[],
  findings: readonly Finding[],
  failing: number,
): ControlResult['status'] {
  if (checks.length === 0) return 'manual';
  if (failing > 0) return 'fail';
  if (findings.some(({ status }) => status === 'unknown')) return 'unknown';
  return findings.some(({ status, muted }) => status === 'pass' || muted) ? 'pass' : 'not-applicable';
}

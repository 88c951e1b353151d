import {
  isGap,
  isOpen,
  severities,
  type CheckInfo,
  type ControlResult,
  type Finding,
  type FrameworkResult,
  type LedgerEntry,
  type Report,
  type ScannedScope,
  type Severity,
  type Status,
} from 'cloudstance/report';
import { drawnPath, pathInWords } from './html-paths.ts';
import { hasPath, pathsOf } from './paths.ts';
import { asOfText, counted, inventoried, keyOf, kindsOf, serviceLabel } from './places.ts';
import { byText, clip, visible, visibleBlock } from './text-safety.ts';

const most = {
  checks: 10,
  findings: 40,
  paths: 3,
  scopes: 20,
  services: 8,
  permissions: 50,
  incomplete: 50,
  ledger: 300,
  leftOut: 100,
};

/** What the templates show: words and numbers, worked out and in order. All text has been through `shown`. */
export const modelOf = (report: Report) =>
  shown({
    tool: report.tool,
    when: dateOf(report.takenAt),
    complete: report.complete,
    judged: report.findings.length > 0,
    headline: headlineOf(report),
    scanned: [
      plural(report.summary.resources, 'resource'),
      plural(report.checks.length, 'check'),
      ...counted(report.scopes, plural),
    ].join(', '),
    unknown: report.summary.statuses.unknown > 0 ? plural(report.summary.statuses.unknown, 'verdict') : null,
    severities: severities.map((severity) => ({
      severity,
      count: number(report.summary.failing[severity]),
      none: report.summary.failing[severity] === 0,
    })),
    verdicts: verdictsOf(report),
    first: firstOf(report),
    paths: waysOf(report),
    scopes: scopesOf(report),
    services: servicesOf(report),
    top: topOf(report),
    coverage: coverageOf(report),
    frameworks: report.frameworks.map((framework) => frameworkOf(framework, report.frameworks.length === 1)),
  });

/** A copy in which no string hides anything: on one line, but for commands. Keys are ours. */
function shown<T>(value: T, block = false): T {
  if (typeof value === 'string') return (block ? visibleBlock : visible)(clip(value, 4_000)) as T;
  if (Array.isArray(value)) return value.map((part) => shown(part)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shown(part, key === 'command')])) as T;
}

const titleOf = (check: CheckInfo | undefined, id: string): string => (check?.title.trim() ? check.title : id);

const openOf = ({ summary }: Report): number =>
  severities.reduce((sum, severity) => sum + summary.failing[severity], 0);

function headlineOf(report: Report): string {
  const open = openOf(report);
  if (report.findings.length === 0) return 'Nothing was judged';
  if (open === 0)
    return report.summary.statuses.unknown === 0 ? 'Nothing needs attention' : 'Nothing seen needs attention';
  return `${plural(open, 'finding')} ${open === 1 ? 'needs' : 'need'} attention`;
}

function verdictsOf(report: Report) {
  const { statuses } = report.summary;
  const muted = report.findings.filter(({ muted: exception, status }) => exception && status === 'fail').length;
  return barOf([
    { kind: 'fail', label: 'failing', count: statuses.fail - muted },
    { kind: 'muted', label: 'muted', count: muted },
    { kind: 'unknown', label: 'unknown', count: statuses.unknown },
    { kind: 'pass', label: 'passing', count: statuses.pass },
    { kind: 'not-applicable', label: 'not applicable', count: statuses['not-applicable'] },
  ]);
}

interface Share {
  readonly kind: string;
  readonly label: string;
  readonly count: number;
}

/** Shares of a whole on a line of 1000 units; what there is, however little, has a width that can be seen. */
function barOf(shares: readonly Share[], whole = shares.reduce((sum, { count }) => sum + count, 0)) {
  const least = 6;
  const gap = 2;
  const there = shares.filter(({ count }) => count > 0);
  const room = 1000 - there.length * least;
  let x = 0;
  return there.map(({ kind, label, count }) => {
    const width = least + (count / whole) * room;
    const part = { kind, label, count: number(count), x: tenths(x), width: tenths(width - gap) };
    x += width;
    return part;
  });
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

const severityShares = (findings: readonly Finding[]): Share[] =>
  severities.map((severity) => ({
    kind: severity,
    label: severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  }));

/** By severity, then by how much one fix mends. */
function firstOf({ findings, checks }: Report) {
  const known = new Map(checks.map((check) => [check.id, check]));
  const groups = [...Map.groupBy(findings.filter(isOpen), ({ check }) => check)].map(([id, own]) => ({ id, own }));
  const sorted = groups.sort(
    (a, b) => worst(a.own) - worst(b.own) || b.own.length - a.own.length || byText(a.id, b.id),
  );
  return {
    checks: sorted.slice(0, most.checks).map(({ id, own }) => ({
      id,
      title: titleOf(known.get(id), id),
      severity: severities[worst(own)]!,
      count: number(own.length),
      link: `#findings?check=${encodeURIComponent(id.toWellFormed())}`,
    })),
    more: sorted.length > most.checks ? plural(sorted.length - most.checks, 'more check') : null,
  };
}

const rank = (severity: Severity): number => severities.indexOf(severity);
const worst = (findings: readonly Finding[]): number =>
  Math.min(...new Set(findings.map(({ severity }) => rank(severity))));

/** All there are, or those with the most failing. */
function scopesOf({ scopes, findings, coverage }: Report) {
  const groups = Map.groupBy(findings, ({ resource }) => keyOf(resource));
  const rows = scopes.map((scope) => {
    const all = groups.get(keyOf(scope)) ?? [];
    return { scope, all, open: all.filter(isOpen) };
  });
  const longest = Math.max(1, ...rows.map(({ open }) => open.length));
  const kept =
    rows.length <= most.scopes ? rows : rows.toSorted((a, b) => b.open.length - a.open.length).slice(0, most.scopes);
  const [kind, ...otherKinds] = new Set(scopes.map((scope) => scope.kind));
  return {
    title: kind && otherKinds.length === 0 ? capital(`${kind}s`) : 'What was scanned',
    rows: kept.map(({ scope, all, open }) => ({
      ...placeOf(scope),
      failing: number(open.length),
      link: `#findings?account=${encodeURIComponent(`${scope.provider} ${scope.account}`.toWellFormed())}`,
      coverage: all.length === 0 ? '–' : percent(all.filter(({ status }) => status !== 'unknown').length, all.length),
      partial: coverage.incomplete.includes(keyOf(scope)),
      bar: barOf(severityShares(open), longest),
    })),
    more: rows.length > kept.length ? plural(rows.length - kept.length, 'more scope') : null,
  };
}

const placeOf = ({ provider, kind, account, name, regions }: ScannedScope) => ({
  name: name?.trim() || account,
  place: `${provider} ${kind} ${account}`,
  regions: regions.length === 1 ? regions[0]! : regions.length > 1 ? plural(regions.length, 'region') : '',
});

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function servicesOf({ findings, checks, scopes }: Report) {
  const label = serviceLabel(scopes);
  const services = new Map(checks.map((check) => [check.id, label(check)]));
  const groups = [...Map.groupBy(findings.filter(isOpen), ({ check }) => services.get(check) ?? 'other')]
    .sort(([a, { length: m }], [b, { length: n }]) => n - m || byText(a, b))
    .slice(0, most.services);
  const longest = Math.max(1, ...groups.map(([, { length }]) => length));
  return groups.map(([service, own]) => ({
    service,
    failing: number(own.length),
    link: `#findings?service=${encodeURIComponent(service.toWellFormed())}`,
    bar: barOf(severityShares(own), longest),
  }));
}

/** Steps of the longest way that is shown: a chain over several tells more than an open door. */
const reachOf = (finding: Finding): number => Math.max(0, ...pathsOf(finding).map(({ steps }) => steps.length));

/** The most severe first, of equal ones those with a path, the longest before the others. */
const worstFirst = (findings: readonly Finding[]): Finding[] =>
  findings
    .filter(isOpen)
    .toSorted(
      (a, b) => rank(a.severity) - rank(b.severity) || reachOf(b) - reachOf(a) || byText(a.fingerprint, b.fingerprint),
    );

/** Of findings with a path, the worst first, what the summary draws: one of each check, as others of it say much the same. */
const mostTelling = (findings: readonly Finding[]): Finding[] =>
  [...Map.groupBy(findings, ({ check }) => check).values()].slice(0, most.paths).map(([first]) => first!);

/** A way of the worst finding of each check that has any, for the worst of these. */
function waysOf(report: Report) {
  const kindOf = kindsOf(report.scopes);
  const titles = new Map(report.checks.map((check) => [check.id, titleOf(check, check.id)]));
  const open = worstFirst(report.findings).filter(hasPath);
  if (open.length === 0) return null;
  const shown = mostTelling(open);
  return {
    shown: shown.map((finding) => ({
      ...drawnPath(pathsOf(finding)[0]!),
      severity: finding.severity,
      fingerprint: finding.fingerprint,
      check: titles.get(finding.check) ?? finding.check,
      name: clip(finding.resource.name, 200).trim() || '(no name)',
      where: whereOf(finding, kindOf(finding.resource)),
    })),
    more:
      open.length > shown.length ? `${plural(open.length - shown.length, 'more finding')} with an attack path` : null,
  };
}

/** For readers without scripts: the worst, and how many more there are. */
function topOf({ findings, checks, scopes }: Report) {
  const kindOf = kindsOf(scopes);
  const known = new Map<string, CheckInfo>(checks.map((check) => [check.id, check]));
  const open = worstFirst(findings);
  // What the summary leads to is here too.
  const listed = new Set([...open.slice(0, most.findings), ...mostTelling(open.filter(hasPath))]);
  return {
    findings: [...listed].map((finding) => ({
      fingerprint: finding.fingerprint,
      paths: pathsOf(finding).slice(0, 1).map(pathInWords),
      severity: finding.severity,
      title: titleOf(known.get(finding.check), finding.check),
      why: known.get(finding.check)?.why ?? '',
      message: finding.message,
      name: clip(finding.resource.name, 200).trim() || '(no name)',
      where: whereOf(finding, kindOf(finding.resource)),
      asOf: asOfText(finding.resource.asOf) ?? '',
      text: finding.fix?.text ?? '',
      command: finding.fix?.command ?? '',
    })),
    more: open.length > listed.size ? plural(open.length - listed.size, 'more finding') : null,
  };
}

const whereOf = ({ resource: { account, region } }: Finding, kind: string): string =>
  `${kind} ${account}${region ? ` ${clip(region, 100)}` : ''}`;

function coverageOf({ coverage, findings, scopes }: Report) {
  const { decided, unknown, missing, incomplete } = coverage;
  const gaps = coverage.ledger.filter(isGap);
  const leftOut = leftOutOf(coverage.ledger);
  const kindOf = kindsOf(scopes);
  const stale = inventoried(findings);
  const longest = Math.max(1, ...missing.map(({ verdicts }) => verdicts));
  return {
    judged: findings.length > 0,
    ratio: percent(decided, decided + unknown),
    decided: number(decided),
    unknown: number(unknown),
    all: unknown === 0,
    bar: barOf([
      { kind: 'pass', label: 'reached', count: decided },
      { kind: 'unknown', label: 'unknown', count: unknown },
    ]),
    missing: missing.slice(0, most.permissions).map(({ permission, verdicts }) => ({
      permission,
      verdicts: number(verdicts),
      bar: barOf([{ kind: 'unknown', label: permission, count: verdicts }], longest),
    })),
    moreMissing:
      missing.length > most.permissions ? plural(missing.length - most.permissions, 'more permission') : null,
    stale: stale && {
      verdicts: `${plural(stale.verdicts, 'verdict')} ${stale.verdicts === 1 ? 'rests' : 'rest'}`,
      oldest: stale.oldest,
    },
    incomplete: incomplete.slice(0, most.incomplete).map((key) => {
      const [provider = '', account = ''] = key.split(/\/(.*)/s);
      return `${provider} ${kindOf({ provider, account })} ${account}`;
    }),
    moreIncomplete: more(incomplete, most.incomplete),
    ledger: gaps.slice(0, most.ledger).map(ledgerRow),
    moreLedger: more(gaps, most.ledger),
    leftOut: leftOut.slice(0, most.leftOut),
    moreLeftOut: more(leftOut, most.leftOut),
  };
}

const more = ({ length }: readonly unknown[], limit: number): string | null =>
  length > limit ? plural(length - limit, 'more entry', 'more entries') : null;

/** What is no gap, one row for each reason and type: where, and why in the words of the first. */
function leftOutOf(ledger: readonly LedgerEntry[]) {
  const groups = Map.groupBy(
    ledger.filter((entry) => !isGap(entry)),
    ({ because, type }) => `${because} ${type ?? ''}`,
  );
  return [...groups.values()].map((entries) => {
    const rows = entries.map(ledgerRow);
    const where = rows.slice(0, 3).map((row) => row.where);
    const { because, what, detail } = rows[0]!;
    return {
      because,
      what,
      detail,
      where: [...where, ...(rows.length > 3 ? [`${number(rows.length - 3)} more`] : [])].join(', '),
    };
  });
}

const ledgerRow = ({ scope, type, facet, because, permissions, detail, resources }: LedgerEntry) => ({
  because: because.replaceAll('-', ' '),
  where: [scope.account, ...(scope.region === undefined ? [] : [scope.region])]
    .map((part) => clip(part, 100))
    .join(' '),
  what: type === null ? 'everything' : type,
  facet: facet ?? '',
  permissions: permissions.join(', '),
  detail: clip(detail, 500),
  resources: resources > 0 ? number(resources) : '',
});

const statusWords: Readonly<Record<Status | 'manual', string>> = {
  fail: 'Failing',
  unknown: 'Unknown',
  pass: 'Passing',
  'not-applicable': 'Not applicable',
  manual: 'Manual',
};

/** Several begin closed, so that their bars can be seen together. */
function frameworkOf({ id, title, controls }: FrameworkResult, isOnly: boolean) {
  const count = (status: Status | 'manual'): number => controls.filter((control) => control.status === status).length;
  return {
    id,
    title,
    isOnly,
    size: plural(controls.length, 'control'),
    controls: controls.map((control) => controlRow(id, control)),
    bar: barOf(
      (['fail', 'unknown', 'pass', 'not-applicable', 'manual'] as const).map((status) => ({
        kind: status,
        label: statusWords[status].toLowerCase(),
        count: count(status),
      })),
    ),
  };
}

const controlRow = (framework: string, control: ControlResult) => ({
  id: control.id,
  title: control.title,
  status: control.status,
  word: statusWords[control.status],
  failing: control.failing > 0 ? number(control.failing) : '',
  link: `#findings?control=${encodeURIComponent(`${framework}/${control.id}`.toWellFormed())}`,
  partly: control.coverage === 'partly',
  manual: control.manual ?? '',
});

const months = 'January February March April May June July August September October November December'.split(' ');

const dateOf = (iso: string): string =>
  `${Number(iso.slice(8, 10))} ${months[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}, ${iso.slice(11, 16)} UTC`;

/** Never rounded up to a hundred. */
function percent(part: number, whole: number): string {
  if (whole === 0 || part === whole) return '100%';
  return `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)}%`;
}

const number = (value: number): string => value.toLocaleString('en-US');
const plural = (value: number, one: string, many = `${one}s`): string => `${number(value)} ${value === 1 ? one : many}`;

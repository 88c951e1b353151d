import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { CodeFlow, Location, Notification, PropertyBag, Result, Run, ThreadFlowLocation } from 'sarif';
import {
  defineRenderer,
  isGap,
  isOpen,
  severities,
  type AttackPath,
  type CheckInfo,
  type Finding,
  type FindingResource,
  type Fix,
  type LedgerEntry,
  type PathStep,
  type Report,
} from 'cloudstance/report';
import { findingJson } from './json.ts';
import { namesOf, pathsOf, shortened } from './paths.ts';
import { keyOf } from './places.ts';
import { facetsRead, grade, ruleOf, type Facets } from './sarif-rule.ts';
import { byText, clip, json, visible } from './text-safety.ts';

/** What GitHub code scanning takes in one file, and keeps of one run. */
const mostRuns = 20;
const mostResults = 5_000;
const mostNotifications = 100;
const messageLimit = 2_000;
const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const options = z.object({
  profile: z
    .enum(['github', 'full'])
    .default('github')
    .describe('github: what its code scanning takes; full: every verdict, also those that pass, are unknown or muted'),
  incomplete: z
    .boolean()
    .default(false)
    .describe('also write what was not seen in full; GitHub then closes alerts that may still be true'),
});
type Options = z.output<typeof options>;

/** SARIF 2.1.0: one run for each account, subscription, project, tenant or organization. In the `github` profile every rule of GitHub's ingestion is kept. */
export default defineRenderer({
  format: 'sarif',
  extension: 'sarif',
  options,
  *render(report, chosen) {
    const facets = facetsRead(report.findings);
    yield `{"$schema":${json(schema)},"version":"2.1.0","runs":[`;
    let before = '\n';
    for (const account of written(report, chosen)) {
      yield before;
      yield* runText(report, account, facets, chosen);
      before = ',\n';
    }
    yield '\n]}\n';
  },
  /** Files of at most so many runs as one upload may have. Names come without an extension. */
  *split(report, chosen) {
    const accounts = written(report, chosen);
    for (let from = 0; from < accounts.length; from += mostRuns) {
      const part = accounts.slice(from, from + mostRuns);
      const name = accounts.length > mostRuns ? `${report.tool.name}-${from / mostRuns + 1}` : report.tool.name;
      yield { name, report: reduced(report, part) };
    }
  },
  notes: (report, chosen) => [...notes(report, chosen)],
});

interface Account {
  readonly provider: string;
  readonly account: string;
  /** What the provider calls it: account, subscription, project, tenant, … */
  readonly kind: string;
  readonly name: string | null;
  /** As in `coverage.incomplete`. */
  readonly key: string;
  readonly complete: boolean;
  readonly findings: readonly Finding[];
}

function accountsOf(report: Report): Account[] {
  const places = new Map(report.scopes.map((scope) => [keyOf(scope), scope]));
  const findings = Map.groupBy(report.findings, ({ resource }) => keyOf(resource));
  const incomplete = new Set(report.coverage.incomplete);
  const extra = [...findings].flatMap(([key, [first]]) => (places.has(key) ? [] : [first!.resource]));
  const unknown = extra.map(({ provider, account }) => ({ provider, account, kind: 'account', name: null }));
  return [...places.values(), ...unknown].map(({ provider, account, kind, name }) => {
    const key = keyOf({ provider, account });
    return {
      provider,
      account,
      kind,
      name,
      key,
      complete: report.complete && !incomplete.has(key),
      findings: findings.get(key) ?? [],
    };
  });
}

/** GitHub closes every alert that a run does not repeat: an account half seen would close alerts that are still true. */
const isWritten = ({ complete }: Account, { profile, incomplete }: Options): boolean =>
  complete || incomplete || profile === 'full';

const written = (report: Report, chosen: Options): Account[] =>
  accountsOf(report).filter((account) => isWritten(account, chosen));

const reduced = (report: Report, accounts: readonly Account[]): Report => {
  const keys = new Set(accounts.map(({ key }) => key));
  return {
    ...report,
    scopes: report.scopes.filter((scope) => keys.has(keyOf(scope))),
    findings: report.findings.filter(({ resource }) => keys.has(keyOf(resource))),
  };
};

function* notes(report: Report, chosen: Options): Generator<string> {
  const accounts = accountsOf(report);
  for (const account of accounts) {
    const key = visible(clip(account.key, 200));
    if (!isWritten(account, chosen))
      yield `${key} is left out of the SARIF: not everything was seen of it, and its alerts would be closed (--sarif-incomplete writes it)`;
    else if (resultsOf(account, chosen).length > mostResults && chosen.profile === 'github')
      yield `${key} has more than ${mostResults} failing findings: the SARIF has the most severe`;
  }
  const runs = accounts.filter((account) => isWritten(account, chosen)).length;
  if (runs > mostRuns)
    yield `The SARIF has ${runs} runs, GitHub takes ${mostRuns} a file: give a folder as output to get several files`;
}

/** One run as text, a result at a time. */
function* runText(report: Report, account: Account, facets: Facets, chosen: Options): Generator<string> {
  const { results, ...run } = runOf(report, account, facets, chosen);
  yield `${json(run).slice(0, -1)},"results":[`;
  let before = '\n';
  for (const result of results) {
    yield before + json(result);
    before = ',\n';
  }
  yield ']}';
}

type StreamedRun = Omit<Run, 'results'> & { readonly results: Iterable<Result> };

function runOf(report: Report, account: Account, facets: Facets, chosen: Options): StreamedRun {
  const { tool, takenAt } = report;
  const checks = report.checks.filter(({ provider }) => provider === account.provider);
  const indices = new Map(checks.map(({ id }, index) => [id, index]));
  const all = resultsOf(account, chosen);
  const kept = chosen.profile === 'github' ? mostSevere(all) : all;
  const examples = new Map(account.findings.filter(isOpen).map((finding) => [finding.check, finding]));
  return {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        semanticVersion: tool.version,
        informationUri: tool.url,
        rules: checks.map((check) => ruleOf(check, facets.get(check.id), examples.get(check.id), tool.url)),
      },
    },
    automationDetails: { id: [tool.name, ...[account.provider, account.account].map(segment), takenAt].join('/') },
    invocations: [
      {
        executionSuccessful: report.complete,
        endTimeUtc: takenAt,
        toolExecutionNotifications: [...notifications(report, account, all.length - kept.length)],
      },
    ],
    columnKind: 'utf16CodeUnits',
    properties: {
      provider: account.provider,
      kind: account.kind,
      account: visible(account.account),
      ...(account.name === null ? {} : { name: visible(clip(account.name, 256)) }),
      complete: account.complete,
    },
    results: kept.values().map((finding) => resultOf(finding, account.kind, indices.get(finding.check), chosen)),
  };
}

const resultsOf = ({ findings }: Account, { profile }: Options): readonly Finding[] =>
  profile === 'full' ? findings : findings.filter(isOpen);

/** The same ones in every scan of the same state, whatever else was found. */
function mostSevere(findings: readonly Finding[]): readonly Finding[] {
  const rank = new Map(severities.map((severity, index) => [severity, index]));
  const of = ({ severity }: Finding): number => rank.get(severity)!;
  return findings.toSorted((a, b) => of(a) - of(b) || byText(a.fingerprint, b.fingerprint)).slice(0, mostResults);
}

function* notifications(report: Report, account: Account, dropped: number): Generator<Notification> {
  if (dropped > 0)
    yield note(
      'results-dropped',
      'warning',
      `${dropped} less severe findings are left out: GitHub keeps ${mostResults} a run.`,
    );
  if (!report.complete) yield note('scan-stopped', 'error', 'The scan was stopped before it had seen everything.');
  const own = report.coverage.ledger.filter(({ scope }) => keyOf(scope) === account.key);
  const entries = [...own.filter(isGap), ...own.filter((entry) => !isGap(entry))];
  for (const entry of entries.slice(0, mostNotifications))
    yield note(`not-seen/${entry.because}`, isGap(entry) ? 'warning' : 'note', ledgerText(entry, account.kind));
  const rest = entries.slice(mostNotifications);
  if (rest.length > 0)
    yield note('not-seen', rest.some(isGap) ? 'warning' : 'note', `${rest.length} more things were not seen.`);
}

const note = (id: string, level: Notification['level'], text: string): Notification => ({
  descriptor: { id },
  level,
  message: { text: plainText(text) },
});

function ledgerText({ scope, type, facet, because, permissions, detail }: LedgerEntry, kind: string): string {
  const what = [type ?? 'everything', facet].filter((part) => part !== null).join('.');
  const needs = permissions.length > 0 ? ` Permissions needed: ${permissions.join(', ')}.` : '';
  return `${what} in ${scope.region ?? `the ${kind}`} was not seen (${because}).${needs} ${detail}`;
}

function resultOf(finding: Finding, scopeKind: string, ruleIndex: number | undefined, { profile }: Options): Result {
  const { fingerprint, check, severity, status, resource, muted } = finding;
  const { level, rank } = grade[severity];
  const failed = status === 'fail';
  return {
    ruleId: check,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    kind: kinds[status],
    level: failed ? level : 'none',
    message: { text: plainText(messageOf(finding, scopeKind)) },
    locations: [locationOf(pathOf(resource, serviceOf(check, resource)), resource)],
    ...codeFlowsOf(finding),
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1` },
    fingerprints: { 'cloudstance/v1': fingerprint },
    ...(failed ? { rank } : {}),
    ...(muted && profile === 'full'
      ? { suppressions: [{ kind: 'external', status: 'accepted', justification: plainText(muted.reason) }] }
      : {}),
    properties: propertiesOf(finding, profile),
  };
}

/** Something in the cloud: where code scanning is told that it is, and what it really is. */
const locationOf = (uri: string, { id, name }: Pick<PathStep, 'id' | 'name'>): Location => ({
  physicalLocation: {
    artifactLocation: { uri },
    region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
  },
  logicalLocations: [
    {
      name: visible(clip(name, 256)) || '(no name)',
      fullyQualifiedName: visible(clip(id, 1_024)),
      kind: 'resource',
    },
  ],
});

function codeFlowsOf(finding: Finding): Pick<Result, 'codeFlows'> {
  const codeFlows = pathsOf(finding)
    .map((path) => shortened(path))
    .map(({ title, steps }): CodeFlow => ({
      message: { text: plainText(title) || '(no title)' },
      threadFlows: [{ locations: steps.map((step, index) => flowLocation(finding, step, isEnd(index, steps))) }],
    }));
  return codeFlows.length > 0 ? { codeFlows } : {};
}

const isEnd = (index: number, { length }: AttackPath['steps']): boolean => index === 0 || index === length - 1;

/** Of code flows too GitHub shows only what has a file; a step that is the finding's own resource has that one's. */
function flowLocation({ check, resource }: Finding, step: PathStep, isEssential: boolean): ThreadFlowLocation {
  const { kind, id, name } = step;
  const own = id === resource.id;
  const place = { ...resource, type: `cloud.path.${kind}`, region: null, id, name: id };
  const uri = own ? pathOf(resource, serviceOf(check, resource)) : pathOf(place, 'path');
  return {
    location: { ...locationOf(uri, { id, name: name.trim() || id }), message: { text: stepText(step) } },
    importance: isEssential ? 'essential' : 'important',
  };
}

/** `assumes → deploy: Statement 2 allows …; …` */
function stepText({ id, name, how, because = [] }: PathStep): string {
  const what = [how && clip(how, 200), clip(name.trim() || id, 256)].filter(Boolean).join(' → ');
  const why = because.map((line) => clip(line, 400)).join('; ');
  return plainText(why ? `${what}: ${why}` : what) || '(no name)';
}

const kinds = { fail: 'fail', unknown: 'open', pass: 'pass', 'not-applicable': 'notApplicable' } as const;

function propertiesOf(finding: Finding, profile: Options['profile']): PropertyBag {
  if (profile === 'full') return { finding: findingJson(finding) };
  const { severity, resource } = finding;
  return {
    severity,
    account: visible(resource.account),
    region: resource.region && visible(clip(resource.region, 100)),
    ...(resource.asOf === undefined ? {} : { asOf: visible(clip(resource.asOf, 40)) }),
  };
}

/** Its first sentence is the title of the alert. */
function messageOf(finding: Finding, kind: string): string {
  const {
    message,
    resource: { name, account, region },
    fix,
  } = finding;
  const where = region ? `${kind} ${account}, ${clip(region, 100)}` : `${kind} ${account}`;
  return [
    `${clip(message, 600).replace(/[.\s]+$/, '')}.`,
    `Resource: ${clip(name, 256)} (${where}).`,
    pathText(pathsOf(finding)[0]),
    fixText(fix),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

const pathText = (path: AttackPath | undefined): string =>
  path
    ? `Path: ${namesOf(path, 6)
        .map((name) => clip(name, 100))
        .join(' → ')}.`
    : '';

function fixText(fix: Fix | null): string {
  if (!fix) return '';
  const command = fix.command?.replaceAll(/\\\r?\n\s*/g, '');
  return [fix.text && `Fix: ${fix.text}`, command && `Command: ${command}`].filter(Boolean).join(' ');
}

/** In plain text SARIF reads `[text](target)` as a link and `{0}` as a place to fill. */
const plainText = (text: string): string =>
  clip(
    visible(clip(text, messageLimit))
      .replaceAll(/[\\[\]]/g, '\\$&')
      .replaceAll(/\{(\d+)\}/g, '{{$1}}'),
    messageLimit,
  );

const serviceOf = (check: CheckInfo['id'], { type }: FindingResource): string =>
  type.split('.')[1] ?? check.split('-')[1] ?? 'other';

/** Where code scanning files the alert. Resources have no files; this is where one would look for it. */
function pathOf({ provider, account, region, type, name, id }: FindingResource, service: string): string {
  const kind = type.split('.').slice(2).join('.') || type;
  const parts = ['cloud', provider, account, region ?? 'global', service, kind, name === '' ? id : name];
  return parts.map(segment).join('/');
}

const segmentLimit = 120;

/** One segment of a relative URI: percent-encoded, never `.` or `..`, never longer than a file name may be. */
function segment(text: string): string {
  const shown = visible(text.slice(0, segmentLimit).normalize('NFC'));
  const encoded = encode(shown);
  if (text.length <= segmentLimit && encoded.length <= segmentLimit && !/^\.{0,2}$/.test(encoded)) return encoded;
  const tail = createHash('sha256').update(text.toWellFormed()).digest('hex').slice(0, 12);
  let kept = '';
  for (const character of shown) {
    const longer = kept + encode(character);
    if (longer.length > segmentLimit - tail.length - 1) break;
    kept = longer;
  }
  return `${kept}~${tail}`;
}

const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

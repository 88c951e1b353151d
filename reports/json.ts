import { z } from 'zod';
import {
  defineRenderer,
  type AttackPath,
  type CheckInfo,
  type ControlRef,
  type ControlResult,
  type Finding,
  type LedgerEntry,
  type Report,
} from 'cloudstance/report';
import {
  schemaId,
  type CheckJson,
  type ControlJson,
  type FindingJson,
  type HeadJson,
  type LedgerJson,
  type PathJson,
} from './schema.ts';
import { byText, json } from './text-safety.ts';

/** The whole report for programs: `schemas/report.schema.json` says what is in it. One finding a line. */
export default defineRenderer({
  format: 'json',
  extension: 'json',
  options: z.object({}),
  *render(report) {
    yield '{\n';
    for (const [key, value] of Object.entries(headOf(report))) {
      yield `${json(key)}: `;
      yield* isRows(key, value) ? rows(value) : [json(value)];
      yield ',\n';
    }
    yield '"findings": ';
    yield* rows(report.findings.values().map(findingJson));
    yield '\n}\n';
  },
});

const isRows = (key: string, value: unknown): value is readonly unknown[] => key === 'checks' && Array.isArray(value);

function* rows(values: Iterable<unknown>): Generator<string> {
  let before = '[\n';
  for (const value of values) {
    yield before + json(value);
    before = ',\n';
  }
  yield before === '[\n' ? '[]' : '\n]';
}

function headOf({ tool, takenAt, complete, scopes, summary, coverage, checks, frameworks }: Report): HeadJson {
  return {
    schema: schemaId,
    tool: { name: tool.name, version: tool.version, url: tool.url },
    takenAt,
    complete,
    scopes: scopes.map(({ provider, account, kind, level, parent, name, partition, regions }) => ({
      provider,
      account,
      kind,
      level,
      parent,
      name,
      partition,
      regions: [...regions],
    })),
    summary: {
      resources: summary.resources,
      statuses: summary.statuses,
      failing: summary.failing,
      muted: summary.muted,
    },
    coverage: {
      decided: coverage.decided,
      unknown: coverage.unknown,
      ratio: coverage.ratio,
      missing: coverage.missing.map(({ permission, verdicts }) => ({ permission, verdicts })),
      incomplete: [...coverage.incomplete],
      ledger: coverage.ledger.map(ledgerJson),
    },
    frameworks: frameworks.map(({ id, title, controls }) => ({
      id,
      title,
      controls: controls.map(controlJson),
    })),
    checks: checks.map(checkJson),
  };
}

const ledgerJson = ({ scope, type, facet, because, permissions, detail, resources }: LedgerEntry): LedgerJson => ({
  scope: { provider: scope.provider, account: scope.account, region: scope.region ?? null },
  type,
  facet,
  because,
  permissions: [...permissions],
  detail,
  resources,
});

const controlJson = ({ id, title, coverage, status, failing, checks, manual }: ControlResult): ControlJson => ({
  id,
  title,
  coverage,
  status,
  failing,
  checks: [...checks],
  manual,
});

const checkJson = (check: CheckInfo): CheckJson => ({
  id: check.id,
  title: check.title,
  severity: check.severity,
  why: check.why,
  provider: check.provider,
  service: check.service,
  resourceType: check.resourceType,
  references: [...check.references],
  controls: check.controls.map(refJson),
});

const refJson = ({ framework, control }: ControlRef): ControlRef => ({ framework, control });

const pathJson = ({ title, steps }: AttackPath): PathJson => ({
  title,
  steps: steps.map(({ kind, id, name, how, because }) => ({
    kind,
    id,
    name,
    ...(how === undefined ? {} : { how }),
    ...(because === undefined ? {} : { because: [...because] }),
  })),
});

/** A finding as every JSON output writes it, its keys always in this order. */
export function findingJson(finding: Finding): FindingJson {
  const {
    fingerprint,
    check,
    severity,
    status,
    message,
    resource,
    evidence,
    paths,
    evidenceOmitted,
    gap,
    fix,
    controls,
    muted,
  } = finding;
  return {
    fingerprint,
    check,
    severity,
    status,
    message,
    resource: {
      id: resource.id,
      name: resource.name,
      type: resource.type,
      provider: resource.provider,
      account: resource.account,
      region: resource.region,
      ...(resource.asOf === undefined ? {} : { asOf: resource.asOf }),
      tags: Object.fromEntries(Object.entries(resource.tags).sort(([a], [b]) => byText(a, b))),
    },
    evidence: evidence.map(({ uid, type, facet, value }) => ({ uid, type, facet, value: value as never })),
    ...(paths === undefined ? {} : { paths: paths.map(pathJson) }),
    ...(evidenceOmitted === undefined ? {} : { evidenceOmitted }),
    gap: gap && { because: gap.because, permissions: [...gap.permissions], detail: gap.detail },
    fix: fix && {
      ...(fix.text === undefined ? {} : { text: fix.text }),
      ...(fix.command === undefined ? {} : { command: fix.command }),
      ...(fix.terraform === undefined ? {} : { terraform: fix.terraform }),
    },
    controls: controls.map(refJson),
    muted: muted && { reason: muted.reason, until: muted.until },
  };
}

import { z } from 'zod';
import { levels, severities, statuses, stepKinds } from 'cloudstance/report';

/** Changes when a field is removed or changes its meaning; fields may be added at any time. */
export const schemaId = 'cloudstance.report/1';

const count = z.int().min(0);
const nullable = z.string().nullable();
const severity = z.enum(severities).describe('How bad a failure is.');
const status = z
  .enum(statuses)
  .describe('The verdict. `unknown`: what it rests on could not be seen; never counted as a pass.');
const json = z.json().describe('Any JSON value, as the provider gave it, in camelCase.');
const permissions = z.array(z.string()).describe('The permissions that would have answered.');

export const gap = z
  .object({
    because: z.enum(['denied', 'throttled', 'timeout', 'unreachable', 'failed', 'invalid', 'not-collected', 'crashed']),
    permissions,
    detail: z.string().describe('One line for people.'),
  })
  .describe('Why an answer is missing.');

const scope = z.object({
  provider: z.string(),
  account: z.string().describe('Its id: an account number, a subscription, a project, a tenant, an organization.'),
  kind: z
    .string()
    .describe('What the provider calls it: account, subscription, tenant, project, folder, organization.'),
  level: z.enum(levels).describe('An account, or what stands above accounts.'),
  parent: nullable.describe('The `account` of the scanned scope above it.'),
  name: nullable.describe('What people call it.'),
  partition: nullable,
  regions: z.array(z.string()).describe('The regions that were scanned.'),
});

const controls = z
  .array(z.object({ framework: z.string(), control: z.string() }))
  .describe('The controls of frameworks it speaks to.');

const ledgerEntry = z
  .object({
    scope: z.object({ provider: z.string(), account: z.string(), region: nullable.describe('null: global') }),
    type: nullable.describe('The type of resource; null: all of the scope.'),
    facet: nullable.describe('What could not be read of it; null: the listing itself.'),
    because: z.enum([
      ...gap.shape.because.options,
      'region-disabled',
      'region-excluded',
      'not-in-use',
      'scope-excluded',
    ]),
    permissions,
    detail: z.string(),
    resources: count.describe('How many resources are affected; 0 where that is not known.'),
  })
  .describe('Something that could not be seen, or was left out on purpose.');

const coverage = z
  .object({
    decided: count.describe('Verdicts that could be reached.'),
    unknown: count.describe('Verdicts that could not.'),
    ratio: z.number().min(0).max(1).describe('decided / (decided + unknown); 1 when there was nothing to decide.'),
    missing: z
      .array(z.object({ permission: z.string(), verdicts: count }))
      .describe('Which permission would allow how many verdicts, most first.'),
    incomplete: z.array(z.string()).describe('Accounts (`provider/account`) of which not everything was seen.'),
    ledger: z.array(ledgerEntry),
  })
  .describe('What could be seen, what could not, and why.');

const summary = z.object({
  resources: count.describe('Distinct resources that got a verdict.'),
  statuses: z.object({ fail: count, unknown: count, pass: count, 'not-applicable': count }),
  failing: z
    .object({ critical: count, high: count, medium: count, low: count, informational: count })
    .describe('Failing and not muted, by severity.'),
  muted: count,
});

const check = z
  .object({
    id: z.string(),
    title: z.string().describe('The desired state.'),
    severity,
    why: z.string().describe('What goes wrong otherwise.'),
    provider: z.string(),
    service: z.string(),
    resourceType: z.string(),
    references: z.array(z.string()),
    controls,
  })
  .describe('A check that was evaluated, with or without findings.');

const control = z.object({
  id: z.string(),
  title: z.string(),
  coverage: z.enum(['decided', 'partly', 'manual']),
  status: z.enum([...statuses, 'manual']).describe("The worst of its checks' findings."),
  failing: count,
  checks: z.array(z.string()),
  manual: nullable.describe('What a person must look at.'),
});
const framework = z.object({ id: z.string(), title: z.string(), controls: z.array(control) });

const resource = z.object({
  id: z.string().describe('Canonical: the ARN, the lower-cased Azure id, the full Google Cloud name.'),
  name: z.string(),
  type: z.string(),
  provider: z.string(),
  account: z.string(),
  region: nullable.describe('null: global'),
  asOf: z.iso
    .datetime()
    .optional()
    .describe('When the provider last looked, where its answer came from an inventory that lags behind.'),
  tags: z.record(z.string(), z.string()),
});

export const path = z
  .object({
    title: z.string().describe('One line: from where to what.'),
    steps: z.array(
      z.object({
        kind: z.enum(stepKinds).describe('What it is, for whoever draws it.'),
        id: z.string().describe('Canonical, or a word such as `internet`.'),
        name: z.string(),
        how: z.string().optional().describe('How one comes here from the step before; left out on the first.'),
        because: z.array(z.string()).optional().describe('The statements, rules or settings that let it happen.'),
      }),
    ),
  })
  .describe('A way that an attacker can take, step by step.');

const finding = z
  .object({
    fingerprint: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('The identity of this finding in every format and scan.'),
    check: z.string(),
    severity,
    status,
    message: z.string().describe('What was observed.'),
    resource,
    evidence: z
      .array(z.object({ uid: z.string(), type: z.string(), facet: z.string(), value: json }))
      .describe('The facts that were read before deciding.'),
    paths: z
      .array(path)
      .optional()
      .describe('The ways that prove the failure, most telling first; left out when there are none.'),
    evidenceOmitted: z
      .int()
      .positive()
      .optional()
      .describe('How many further facts about other resources were looked at; left out when none.'),
    gap: gap.nullable().describe('Only when the status is unknown.'),
    fix: z
      .object({
        text: z.string().optional(),
        command: z.string().optional().describe('For a POSIX shell; values from the cloud are quoted.'),
        terraform: z.string().optional(),
      })
      .nullable()
      .describe('Only on failures.'),
    controls,
    muted: z
      .object({ reason: z.string(), until: nullable })
      .nullable()
      .describe('An exception applies; the status is what it is nevertheless.'),
  })
  .describe('One resource judged by one check.');

/** Everything before the findings, which are written one by one. */
const head = z.object({
  schema: z.literal(schemaId),
  tool: z.object({ name: z.string(), version: z.string(), url: z.string() }),
  takenAt: z.iso.datetime().describe('When the snapshot was taken, UTC.'),
  complete: z.boolean().describe('False when the scan was stopped half-way.'),
  scopes: z.array(scope),
  summary,
  coverage,
  frameworks: z.array(framework),
  checks: z.array(check),
});

const report = head.extend({ findings: z.array(finding) });

export type HeadJson = z.output<typeof head>;
export type FindingJson = z.output<typeof finding>;
export type PathJson = z.output<typeof path>;
export type CheckJson = z.output<typeof check>;
export type ControlJson = z.output<typeof control>;
export type LedgerJson = z.output<typeof ledgerEntry>;

/** The JSON Schema (draft 2020-12) of the `json` format. `closed` refuses unknown fields, which readers should not. */
export const reportSchema = ({ closed = false } = {}): object => ({
  ...z.toJSONSchema(report, { target: 'draft-2020-12', io: closed ? 'output' : 'input' }),
  $id: 'urn:cloudstance:report:1',
  title: 'cloudstance report',
});

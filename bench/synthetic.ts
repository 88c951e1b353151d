import * as allChecks from '../checks/index.ts';
import type { Check } from '../src/check.ts';
import type { Json, Listing, Resource } from '../src/model.ts';
import { planFor } from '../src/plan.ts';
import { SnapshotWriter } from '../src/snapshot/write.ts';
import { tool } from '../src/tool.ts';

const account = '111122223333';
const kinds = ['aws.s3.bucket', 'aws.ec2.security-group', 'aws.ec2.volume', 'aws.iam.role', 'aws.sqs.queue'];

/** Write a snapshot of `count` resources of five common types; facets vary with the index so that checks pass and fail. */
export async function synthesise(folder: string, count: number): Promise<void> {
  const checks = Object.values(allChecks).filter(({ on }) => kinds.includes(on.type.id));
  const plan = planFor(checks);
  const writer = await SnapshotWriter.open(folder);
  for (const { type, facets } of plan.values()) {
    const wanted = kinds.includes(type.id) ? Math.floor(count / kinds.length) : 1;
    const examples = examplesOf(type.id, checks);
    const resources = Array.from({ length: wanted }, (_, i): Resource => {
      const region = type.per === 'region' ? 'eu-west-1' : undefined;
      return {
        type: type.id,
        uid: `arn:aws:example:${region ?? ''}:${account}:${type.id}/${i}`,
        name: `resource-${i}`,
        scope: { provider: 'aws', account, region },
        facets: Object.fromEntries([...facets].flatMap((facet) => valueOf(examples, facet, i))),
        gaps: {},
      };
    });
    const scope = { provider: 'aws', account, ...(type.per === 'region' && { region: 'eu-west-1' }) };
    const listing: Listing = { type: type.id, scope, resources };
    await writer.add('aws', account, type.id, [listing]);
  }
  await writer.finish({
    tool: { name: tool.name, version: tool.version },
    takenAt: '2026-11-21T12:00:00.000Z',
    complete: true,
    scopes: [
      {
        provider: 'aws',
        account,
        kind: 'account',
        level: 'account',
        parent: null,
        name: null,
        partition: 'aws',
        regions: ['eu-west-1'],
      },
    ],
    asked: { checks: checks.map(({ id }) => id), types: {} },
  });
}

type Row = Readonly<Record<string, unknown>>;

/** Every example row of a type, taken from the checks themselves. */
const examplesOf = (type: string, checks: readonly Check[]): Row[] =>
  checks
    .filter(({ on }) => on.type.id === type)
    .flatMap(({ examples }) => [...examples.pass, ...examples.fail] as Row[]);

function valueOf(examples: readonly Row[], facet: string, i: number): [string, Json][] {
  const having = examples.filter((row) => row[facet] !== undefined);
  return having.length > 0 ? [[facet, having[i % having.length]![facet] as Json]] : [];
}

import type { Answer, Unseen } from '../../access/answer.ts';
import type { Actor } from './actors.ts';
import type { AwsAccess } from './engine.ts';
import type { AwsEstate } from './estate.ts';
import { PART } from './match.ts';

/** Kinds of things that hold data, with what reading them takes. */
export const dataKinds = {
  bucket: { singular: 'S3 bucket', plural: 'S3 buckets', action: 's3:GetObject', isSecret: false },
  secret: { singular: 'secret', plural: 'secrets', action: 'secretsmanager:GetSecretValue', isSecret: true },
  parameter: { singular: 'secure parameter', plural: 'secure parameters', action: 'ssm:GetParameter', isSecret: true },
  table: { singular: 'DynamoDB table', plural: 'DynamoDB tables', action: 'dynamodb:GetItem', isSecret: false },
} as const;
export type DataKind = keyof typeof dataKinds;

/** Data of its account that somebody can read. */
export interface BlastRadius {
  /** ARNs by kind; a bucket or table counts of which they can read a part. */
  readonly reads: Readonly<Record<DataKind, readonly string[]>>;
  readonly count: number;
  readonly secrets: number;
  /** Why it may be more: what could not be read, and conditions that the snapshot does not settle. */
  readonly unseen: readonly Unseen[];
}

/** Which data of an account somebody can read for certain, and what may hide more. */
export function blastRadius(access: AwsAccess, actor: Actor, estate: AwsEstate): BlastRadius {
  const holders = holdersIn(estate);
  const hidden: Unseen[] = Object.values(holders).flatMap(({ unseen }) => unseen);
  const readable = (kind: DataKind): readonly string[] =>
    holders[kind].arns.filter((arn) => {
      const resource = kind === 'bucket' ? `${arn}/*` : arn;
      const answer = access.ask(actor, dataKinds[kind].action, resource, regionOf(arn), 'any');
      if (answer.decision === 'unknown-info') hidden.push(...answer.unseen);
      return answer.decision === 'allowed' || isPart(answer);
    });
  const reads = {
    bucket: readable('bucket'),
    secret: readable('secret'),
    parameter: readable('parameter'),
    table: readable('table'),
  };
  const counts = Object.entries(reads).map(([kind, arns]) => ({ kind: kind as DataKind, count: arns.length }));
  return {
    reads,
    count: sum(counts),
    secrets: sum(counts.filter(({ kind }) => dataKinds[kind].isSecret)),
    unseen: [...new Map(hidden.map((one) => [one.what, one])).values()],
  };
}

/** `2 secrets and 14 S3 buckets`; an empty text where there is nothing. */
export function radiusText({ reads }: BlastRadius): string {
  const parts = (['secret', 'parameter', 'bucket', 'table'] as const).flatMap((kind) => {
    const count = reads[kind].length;
    const { singular, plural } = dataKinds[kind];
    return count === 0 ? [] : [`${count} ${count === 1 ? singular : plural}`];
  });
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Whether all that is open is which part of it they may read. */
const isPart = ({ decision, missing }: Answer): boolean =>
  decision === 'unknown-conditional' && missing.every((one) => one === PART);

const sum = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((all, { count }) => all + count, 0);

function regionOf(arn: string): Readonly<Record<string, readonly string[]>> {
  const region = arn.split(':')[3];
  return region ? { 'aws:requestedregion': [region] } : {};
}

function holdersIn({
  resources,
  parameters,
}: AwsEstate): Record<DataKind, { readonly arns: readonly string[]; readonly unseen: readonly Unseen[] }> {
  const of = (type: string) => {
    const { items = [], unseen = [] } = resources[type] ?? {};
    return { arns: items.map(({ arn }) => arn), unseen };
  };
  const secure = (parameters?.items ?? []).filter(({ type }) => type === 'SecureString');
  return {
    bucket: of('aws.s3.bucket'),
    secret: of('aws.secretsmanager.secret'),
    parameter: { arns: secure.map(({ arn }) => arn), unseen: parameters?.unseen ?? [] },
    table: of('aws.dynamodb.table'),
  };
}

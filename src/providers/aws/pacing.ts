import { type Rate, TokenBucket } from '../pacing.ts';

/**
 * Published read limits per account and region, from the vendor's service quota pages. `each: true` where every action
 * has a bucket of its own; services that are not here publish nothing and start from `unpublished`.
 */
const published: Readonly<Record<string, Rate & { readonly each?: boolean }>> = {
  EC2: { perSecond: 20, burst: 100, each: true },
  KMS: { perSecond: 500, burst: 500, each: true },
  'Lambda/GetPolicy': { perSecond: 15, burst: 15 },
  Lambda: { perSecond: 15, burst: 15 },
  CloudTrail: { perSecond: 10, burst: 10, each: true },
  'CloudWatch Logs/DescribeLogGroups': { perSecond: 10, burst: 10 },
  'CloudWatch Logs': { perSecond: 5, burst: 5, each: true },
  CloudWatch: { perSecond: 9, burst: 9, each: true },
  'Elastic Load Balancing v2': { perSecond: 10, burst: 40 },
  SecurityHub: { perSecond: 10, burst: 30 },
  SNS: { perSecond: 30, burst: 30 },
  Account: { perSecond: 10, burst: 15, each: true },
  'DynamoDB/DescribeContinuousBackups': { perSecond: 10, burst: 10 },
  S3: { perSecond: 200, burst: 200 },
  STS: { perSecond: 600, burst: 600 },
};
const unpublished: Rate = { perSecond: 40, burst: 80 };

/** Token buckets of one account, made when first used. */
export class Pacer {
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #share: number;

  /** `share` of what AWS publishes is used: the rest belongs to the account's own workloads. */
  constructor(share: number) {
    this.#share = share;
  }

  /** The bucket a call draws on. `service` is the SDK's service id, `operation` its name. */
  bucket(region: string, service: string, operation: string): TokenBucket {
    const own = `${service}/${operation}`;
    const rate = published[own] ?? published[service] ?? unpublished;
    const group = published[own] || published[service]?.each ? own : service;
    const key = `${region}/${group}`;
    const bucket = this.#buckets.get(key) ?? new TokenBucket(rate, this.#share);
    this.#buckets.set(key, bucket);
    return bucket;
  }
}

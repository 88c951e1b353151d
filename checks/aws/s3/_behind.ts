import type { Lookup } from 'cloudstance/check';

/** A bucket behind an access point. */
interface Behind {
  readonly name: string;
  readonly policy: string | null;
}

/**
 * The bucket of an access point, if the account owns one of that name. S3 asks its policy, too: everybody gets through
 * an access point only where the bucket lets everybody in, or leaves the decision to its access points
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html).
 */
export const bucketNamed = <B extends Behind>(buckets: Lookup<B>, name: string): B | undefined =>
  buckets.get(name).find(() => true);

/** Which ways lead strangers into S3. */
import { type Item, unlessClosed, type Way } from '../access/exposure.ts';
import { grantWay, policyWays, type WithPolicy } from './exposure-policy.ts';
import { grantsOf } from './grants.ts';
import { type Acl, type PublicAccessBlock, publicAclPaths, type PublicPath } from './s3.ts';

export interface BucketFacts extends WithPolicy {
  readonly publicAccessBlock: PublicAccessBlock | null;
  readonly acl: Acl | null;
  readonly ownership: string | null;
}
export interface AccessPointFacts extends WithPolicy {
  readonly config: { readonly bucket: string; readonly networkOrigin: string };
  readonly publicAccessBlock: PublicAccessBlock | null;
}
export interface MultiRegionAccessPointFacts extends WithPolicy {
  readonly config: { readonly publicAccessBlock: PublicAccessBlock | null; readonly buckets: readonly string[] };
}
/** What decides about buckets beside themselves. */
export interface Storage {
  readonly account: string;
  readonly accountBlock: () => PublicAccessBlock | null;
  /** A bucket of this account. */
  readonly bucketOf: (name: string) => Pick<BucketFacts, 'policy' | 'publicAccessBlock'> | undefined;
}

const restricts = (block: PublicAccessBlock | null): boolean => block?.restrictPublicBuckets === true;
const ignoresAcls = (block: PublicAccessBlock | null): boolean => block?.ignorePublicAcls === true;

/** The ways into a bucket that its policy opens and no Block Public Access closes. */
export const bucketPolicyWays = (bucket: BucketFacts, { account, accountBlock }: Omit<Storage, 'bucketOf'>) =>
  unlessClosed([() => restricts(bucket.publicAccessBlock), () => restricts(accountBlock())], () =>
    policyWays(bucket.policy, bucket, account),
  );

/** The ways into a bucket that its ACL opens and neither ownership nor Block Public Access closes. */
export const bucketAclWays = (bucket: BucketFacts, { accountBlock }: Pick<Storage, 'accountBlock'>) =>
  unlessClosed(
    [
      () => ignoresAcls(bucket.publicAccessBlock),
      () => ignoresAcls(accountBlock()),
      () => bucket.ownership === 'BucketOwnerEnforced',
    ],
    () => publicAclPaths(bucket.acl, null, []).map((path) => storageWay(path, bucket)),
  );

/** What opens storage as a way into it. */
export function storageWay(path: PublicPath, { uid }: Pick<Item, 'uid'>): Way {
  if (path.via === 'policy') return grantWay(path.by, uid);
  const step = { kind: 'rule', id: uid, name: 'ACL', how: 'is let in by', because: [path.reason] } as const;
  return { what: `use ${path.grant.permission} of the ACL`, steps: [step] };
}

/** Whether the policy of a bucket admits everybody who comes through an access point. */
export const admitsThroughAccessPoints = (policy: string | null, account: string): boolean =>
  grantsOf(policy, { account }).some(
    ({ who, narrowedBy }) => who.kind === 'public' || narrowedBy.some((key) => key.startsWith('s3:dataaccesspoint')),
  );

export function accessPointWays(point: AccessPointFacts, { account, accountBlock, bucketOf }: Storage) {
  const { bucket: name, networkOrigin } = point.config;
  const bucket = () => bucketOf(name);
  return unlessClosed(
    [
      () => networkOrigin === 'VPC',
      () => restricts(point.publicAccessBlock),
      () => restricts(accountBlock()),
      () => restricts(bucket()?.publicAccessBlock ?? null),
      () => {
        const found = bucket();
        return found !== undefined && !admitsThroughAccessPoints(found.policy, account);
      },
    ],
    () => policyWays(point.policy, point, account),
  );
}

export function multiRegionWays(point: MultiRegionAccessPointFacts, { account, accountBlock, bucketOf }: Storage) {
  const isShut = (name: string): boolean => {
    const bucket = bucketOf(name);
    return (
      bucket !== undefined &&
      (restricts(bucket.publicAccessBlock) || !admitsThroughAccessPoints(bucket.policy, account))
    );
  };
  return unlessClosed(
    [
      () => restricts(point.config.publicAccessBlock),
      () => restricts(accountBlock()),
      () => point.config.buckets.every(isShut),
    ],
    () => policyWays(point.policy, point, account),
  );
}

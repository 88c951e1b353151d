import { type Grant, publicGrants } from './grants.ts';
import { statementLabel } from './statement.ts';
import type { PolicySource } from './statement.ts';
import { listOf } from '../text.ts';

type Maybe<T> = T | null | undefined;

/**
 * Block Public Access as S3 returns it. S3 documents a flag that is not set as off
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_PublicAccessBlockConfiguration.html).
 */
export type PublicAccessBlock = {
  readonly blockPublicAcls?: Maybe<boolean>;
  readonly ignorePublicAcls?: Maybe<boolean>;
  readonly blockPublicPolicy?: Maybe<boolean>;
  readonly restrictPublicBuckets?: Maybe<boolean>;
};

/** Block Public Access with every flag decided. */
export type EffectiveBlock = { readonly [Flag in keyof PublicAccessBlock]-?: boolean };

/** An access control list as GetBucketAcl (or GetObjectAcl) returns it. */
export type Acl = {
  readonly grants: readonly {
    readonly grantee?: Maybe<{
      readonly type?: Maybe<string>;
      readonly uri?: Maybe<string>;
      readonly id?: Maybe<string>;
    }>;
    readonly permission?: Maybe<string>;
  }[];
};

/** A grant of an ACL to one of the two groups that take in strangers. */
export type PublicAclGrant = {
  readonly group: 'AllUsers' | 'AuthenticatedUsers';
  readonly permission: string;
};

/** A way in for everybody that a policy opens, with a line that says why. `what` are action patterns. */
export type PublicPolicyPath = {
  readonly via: 'policy';
  readonly by: Grant;
  readonly what: readonly string[];
  readonly statement: string;
  readonly reason: string;
};

/** A way in for everybody that an ACL opens, with a line that says why. `what` is the permission. */
export type PublicAclPath = {
  readonly via: 'acl';
  readonly what: readonly string[];
  readonly grant: PublicAclGrant;
  readonly reason: string;
};

/** One way in for everybody. */
export type PublicPath = PublicPolicyPath | PublicAclPath;

/** What decides whether a bucket is open. Null is S3's answer that nothing is set. */
export type BucketAccess = {
  readonly bucketBlock: PublicAccessBlock | null;
  readonly accountBlock: PublicAccessBlock | null;
  readonly policy: PolicySource;
  readonly acl: Acl | null;
  /** Object ownership: `BucketOwnerEnforced` turns ACLs off. */
  readonly ownership: string | null;
  /** The account that owns the bucket. */
  readonly account: string;
};

/** Block Public Access in effect: each flag that is on at any level (access point, bucket, account). Null is nothing set. */
export function effectiveBlock(...levels: readonly (PublicAccessBlock | null)[]): EffectiveBlock {
  const on = (flag: keyof PublicAccessBlock) => levels.some((level) => level?.[flag] === true);
  return {
    blockPublicAcls: on('blockPublicAcls'),
    ignorePublicAcls: on('ignorePublicAcls'),
    blockPublicPolicy: on('blockPublicPolicy'),
    restrictPublicBuckets: on('restrictPublicBuckets'),
  };
}

/** The flags that are off, sorted: none when everything is blocked. */
export function flagsOff(block: EffectiveBlock): string[] {
  return Object.entries(block)
    .filter(([, on]) => !on)
    .map(([flag]) => flag)
    .toSorted();
}

/**
 * Every way a bucket is really open to everybody, empty when it is closed. `IgnorePublicAcls` and
 * `RestrictPublicBuckets` neutralise what is already granted, each for its own kind; the other two flags only refuse new
 * grants and close nothing (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html).
 *
 * @throws MalformedPolicy when the policy cannot be read.
 */
export function publicPaths({
  accountBlock,
  bucketBlock,
  policy,
  acl,
  ownership,
  account,
}: BucketAccess): PublicPath[] {
  const blocks = [accountBlock, bucketBlock];
  return [...publicPolicyPaths(policy, account, blocks), ...publicAclPaths(acl, ownership, blocks)];
}

/**
 * Every way a policy opens a bucket, an access point or a multi-region access point to everybody.
 *
 * @param account the account that owns the resource.
 * @param blocks Block Public Access at every level that applies: of an access point its own, its bucket's and its account's.
 * @throws MalformedPolicy when the policy cannot be read.
 */
export function publicPolicyPaths(
  policy: PolicySource,
  account: string,
  blocks: readonly (PublicAccessBlock | null)[],
): PublicPolicyPath[] {
  if (effectiveBlock(...blocks).restrictPublicBuckets) return [];
  return publicGrants(policy, { account }).map((by) => {
    const { actions, statement } = by;
    const label = statementLabel(statement);
    const reason = `${label} of the policy allows ${listOf(actions)} to everybody`;
    return { via: 'policy', by, what: actions, statement: label, reason };
  });
}

/** Every way an ACL opens a bucket to everybody or to every AWS account. */
export function publicAclPaths(
  acl: Acl | null,
  ownership: string | null,
  blocks: readonly (PublicAccessBlock | null)[],
): PublicAclPath[] {
  if (ownership === 'BucketOwnerEnforced' || effectiveBlock(...blocks).ignorePublicAcls) return [];
  return publicAclGrants(acl).map((grant) => {
    const group = grant.group === 'AllUsers' ? 'everybody' : 'every AWS account';
    return { via: 'acl', what: [grant.permission], grant, reason: `the ACL grants ${grant.permission} to ${group}` };
  });
}

/** The grants of an ACL to everybody or to every AWS account, whether or not they are in force. */
export function publicAclGrants(acl: Acl | null): PublicAclGrant[] {
  return (acl?.grants ?? []).flatMap(({ grantee, permission }) => {
    const group = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/.exec(grantee?.uri ?? '')?.[1];
    if (group !== 'AllUsers' && group !== 'AuthenticatedUsers') return [];
    return [{ group, permission: permission ?? 'an unknown permission' } as const];
  });
}

import { isSeen, type Seen, type Unseen } from '../../access/answer.ts';
import { allOf, anyOf, because, missingTruth, no, type Truth, unseenTruth, yes } from '../../access/logic.ts';
import { parseArn } from '../arn.ts';
import { publicGrants } from '../grants.ts';
import { effectiveBlock } from '../s3.ts';
import { type AwsEstate, carrierOf, carrierType, type ResourceEntity } from './estate.ts';
import type { Caller, Policies, PolicyDocument } from './request.ts';

type ResourceSide = Pick<Policies, 'resource' | 'otherGrants' | 'publicBlock'>;

/** What a resource's own side says. */
export function resourceSide(
  found: ResourceEntity,
  { caller, action }: { readonly caller: Caller; readonly action: string },
): ResourceSide {
  return {
    resource: mapped(found.policy, (document) => (document === null ? null : { source: found.arn, document })),
    ...(found.publicAccessBlocks && { publicBlock: publicBlock(found) }),
    otherGrants: anyOf(aclGrants(found, caller, action), keyGrants(found, caller, action)),
  };
}

/** Why nothing is known of a policy that a resource might carry; undefined where it carries none. */
export function missingCarrier(resource: string, owner: AwsEstate | undefined): Unseen | undefined {
  const type = carrierType(resource);
  if (type === undefined) return undefined;
  const carrier = carrierOf(resource);
  const listing = type === 'aws.iam.role' ? owner?.roles : owner?.resources[type];
  // What is not among all of them does not exist, or not yet.
  if (listing?.unseen.length === 0 && !maybeOfOthers.has(type)) return undefined;
  const gap = listing?.unseen[0]?.gap ?? {
    because: 'not-collected' as const,
    permissions: [],
    detail: `${carrier} is not in the snapshot`,
  };
  return { what: `the policy of ${carrier}`, gap };
}

/** Names of buckets are of no account, and keys of AWS are not listed. */
const maybeOfOthers: ReadonlySet<string> = new Set(['aws.s3.bucket', 'aws.kms.key']);

const mapped = <T, U>(fact: Seen<T>, change: (value: T) => U): Seen<U> =>
  isSeen(fact) ? { value: change(fact.value) } : fact;

/** RestrictPublicBuckets shuts every other account out of a bucket whose policy is public. */
function publicBlock({ publicAccessBlocks, policy, arn }: ResourceEntity): Truth {
  if (!publicAccessBlocks) return no;
  if (!isSeen(publicAccessBlocks)) return unseenTruth(publicAccessBlocks);
  if (!effectiveBlock(...publicAccessBlocks.value).restrictPublicBuckets) return no;
  if (!isSeen(policy)) return unseenTruth(policy);
  try {
    return publicGrants(policy.value, { account: parseArn(arn)?.account ?? '' }).length > 0 ? yes : no;
  } catch {
    // What can't be read leaves the whole request open anyway.
    return no;
  }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#permissions */
const aclActions: Readonly<Record<string, readonly string[]>> = {
  READ: ['s3:listbucket', 's3:listbucketversions', 's3:listbucketmultipartuploads'],
  WRITE: ['s3:putobject', 's3:deleteobject'],
  READ_ACP: ['s3:getbucketacl'],
  WRITE_ACP: ['s3:putbucketacl'],
};

function aclGrants({ acl, ownership, publicAccessBlocks, arn }: ResourceEntity, caller: Caller, action: string): Truth {
  if (!acl) return no;
  if (ownership && isSeen(ownership) && ownership.value === 'BucketOwnerEnforced') return no;
  if (!isSeen(acl)) return mayAclGrant(action) ? unseenTruth(acl) : no;
  const granting = acl.value.grants.filter(
    ({ permission }) => permission === 'FULL_CONTROL' || aclActions[permission ?? '']?.includes(action.toLowerCase()),
  );
  if (!mayAclGrant(action)) return no;
  const groups = granting.map(({ grantee }) => /\/groups\/global\/(\w+)$/.exec(grantee?.uri ?? '')?.[1]);
  const isMeant = groups.includes('AllUsers') || (groups.includes('AuthenticatedUsers') && caller.account !== null);
  if (!isMeant) return no;
  const ground = { effect: 'allow', layer: 'access control list', source: arn, label: 'a grant to everybody' } as const;
  return because(allOf(unlessOwnerEnforced(ownership), unlessIgnored(publicAccessBlocks)), ground);
}

const mayAclGrant = (action: string): boolean => Object.values(aclActions).flat().includes(action.toLowerCase());

const unlessOwnerEnforced = (ownership: Seen<string | null> | undefined): Truth =>
  ownership && !isSeen(ownership) ? unseenTruth(ownership) : yes;

function unlessIgnored(blocks: ResourceEntity['publicAccessBlocks']): Truth {
  if (!blocks) return yes;
  if (!isSeen(blocks)) return unseenTruth(blocks);
  return effectiveBlock(...blocks.value).ignorePublicAcls ? no : yes;
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/grants.html */
function keyGrants({ grants, arn }: ResourceEntity, caller: Caller, action: string): Truth {
  const [service, operation = ''] = action.split(':');
  if (!grants || service?.toLowerCase() !== 'kms') return no;
  if (!isSeen(grants)) return unseenTruth(grants);
  return anyOf(
    ...grants.value
      .filter(({ operations }) => operations.some((one) => one.toLowerCase() === operation.toLowerCase()))
      .filter(({ grantee }) => grantee === caller.arn || grantee === caller.session)
      .map(({ constraints }) =>
        because(constraints === undefined ? yes : missingTruth('kms:EncryptionContext'), {
          effect: 'allow',
          layer: 'grant',
          source: arn,
          label: `a grant to ${caller.arn}`,
        }),
      ),
  );
}

/** A policy document by the name of whom it belongs to. */
export const inlineDocument = (owner: string, name: string, document: string): PolicyDocument => ({
  source: `inline policy ${name} of ${owner}`,
  document,
});

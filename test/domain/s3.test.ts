import { test } from 'node:test';
import { deepEqual, equal, throws } from 'node:assert/strict';
import fc from 'fast-check';
import * as s3 from '../../src/domain/aws/s3.ts';
import { MalformedPolicy } from '../../src/domain/aws/policy.ts';

const group = (name: string) => ({ type: 'Group', uri: `http://acs.amazonaws.com/groups/${name}` });
const acl = (name: string, permission = 'READ'): s3.Acl => ({ grants: [{ grantee: group(name), permission }] });
const policy = (Condition?: object): string =>
  JSON.stringify({
    Statement: [
      { Sid: 'Web', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*', Condition },
    ],
  });
const all = { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true };
const off = { blockPublicAcls: false, ignorePublicAcls: false, blockPublicPolicy: false, restrictPublicBuckets: false };

const open: s3.BucketAccess = {
  bucketBlock: null,
  accountBlock: null,
  policy: policy(),
  acl: acl('global/AllUsers'),
  ownership: 'ObjectWriter',
  account: '111122223333',
};
const closed = { policy: null, acl: { grants: [] } };
const via = (access: Partial<s3.BucketAccess>): string =>
  s3
    .publicPaths({ ...open, ...access })
    .map((path) => path.via)
    .join(' ');

test('Block Public Access: each flag closes its own kind, and two of them close nothing', () => {
  const cases: [Partial<s3.BucketAccess>, string, string][] = [
    [{}, 'policy acl', 'nothing is set'],
    [{ bucketBlock: off, accountBlock: off }, 'policy acl', 'all is off'],
    [{ bucketBlock: { ...off, blockPublicAcls: true, blockPublicPolicy: true } }, 'policy acl', 'new grants only'],
    [{ bucketBlock: { ...off, ignorePublicAcls: true } }, 'policy', 'ACLs are ignored'],
    [{ bucketBlock: { ...off, restrictPublicBuckets: true } }, 'acl', 'policies are restricted'],
    [{ accountBlock: all }, '', 'the account alone'],
    [{ bucketBlock: all }, '', 'the bucket alone'],
    [
      { accountBlock: { ignorePublicAcls: true }, bucketBlock: { restrictPublicBuckets: true } },
      '',
      'one flag from each',
    ],
    [{ accountBlock: all, bucketBlock: off }, '', 'the bucket cannot open what the account closes'],
    [closed, '', 'nothing is granted'],
    [{ policy: null, acl: null }, '', 'nothing is there'],
  ];
  for (const [access, wanted, why] of cases) equal(via(access), wanted, why);
});

test('ACLs', () => {
  const cases: [Partial<s3.BucketAccess>, string, string][] = [
    [{ acl: acl('global/AllUsers') }, 'acl', 'everybody'],
    [{ acl: acl('global/AuthenticatedUsers', 'WRITE') }, 'acl', 'every AWS account is everybody'],
    [{ acl: acl('s3/LogDelivery', 'WRITE') }, '', 'the log delivery group is AWS'],
    [{ acl: { grants: [{ grantee: { type: 'CanonicalUser', id: 'x' }, permission: 'FULL_CONTROL' }] } }, '', 'a user'],
    [{ ownership: 'BucketOwnerEnforced' }, '', 'ACLs are turned off'],
    [{ ownership: 'BucketOwnerPreferred' }, 'acl', 'ACLs are in force'],
    [{ ownership: null }, 'acl', 'never set: ACLs are in force'],
  ];
  for (const [access, wanted, why] of cases) equal(via({ policy: null, ...access }), wanted, why);
});

test('each path says what it opens and why', () => {
  const paths = s3.publicPaths({ ...open, acl: acl('global/AuthenticatedUsers', 'WRITE') });
  const plain = paths.map((path) => (path.via === 'policy' ? { ...path, by: path.by.who.kind } : path));
  deepEqual(plain, [
    {
      by: 'public',
      via: 'policy',
      what: ['s3:getobject'],
      statement: 'statement Web',
      reason: 'statement Web of the policy allows s3:getobject to everybody',
    },
    {
      via: 'acl',
      what: ['WRITE'],
      grant: { group: 'AuthenticatedUsers', permission: 'WRITE' },
      reason: 'the ACL grants WRITE to every AWS account',
    },
  ]);
});

test('access points: delegation is not public, and every level of blocks covers them', () => {
  const delegated = policy({ StringEquals: { 's3:DataAccessPointAccount': '111122223333' } });
  equal(via({ policy: delegated, acl: null }), '', 'a bucket that delegates to the access points of its account');
  equal(s3.publicPolicyPaths(policy(), '111122223333', [null, null, null]).length, 1, 'an open access point');
  equal(s3.publicPolicyPaths(policy(), '111122223333', [null, null, all]).length, 0, 'the account covers it');
});

test('a policy that cannot be read is no closed policy', () => {
  throws(() => s3.publicPaths({ ...open, policy: '{' }), MalformedPolicy);
});

test('law: effective flags are the OR of all levels', () => {
  const block = fc.record(
    {
      blockPublicAcls: fc.boolean(),
      ignorePublicAcls: fc.boolean(),
      blockPublicPolicy: fc.boolean(),
      restrictPublicBuckets: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const level = fc.option(block);
  fc.assert(
    fc.property(level, level, (account, bucket) => {
      const effective = s3.effectiveBlock(account, bucket);
      for (const flag of Object.keys(all) as (keyof typeof all)[]) {
        equal(effective[flag], (account?.[flag] ?? false) || (bucket?.[flag] ?? false));
      }
      equal(
        s3.flagsOff(effective).length === 0,
        Object.values(effective).every((on) => on),
      );
    }),
  );
});

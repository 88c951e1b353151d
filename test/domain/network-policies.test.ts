/** Policies and settings that let strangers in without any network between: semantics 1 to 8 and 12 to 13. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { awsExposures } from '../../src/domain/aws/exposure.ts';
import type { BucketFacts } from '../../src/domain/aws/exposure-storage.ts';
import type { PublicAccessBlock } from '../../src/domain/aws/s3.ts';
import { azureExposures } from '../../src/domain/azure/exposure.ts';
import { gcpExposures } from '../../src/domain/gcp/exposure.ts';
import { account, all, answers, awsEstate, azureEstate, gcpEstate, hidden, region } from './network-estates.ts';

const s3 = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/';
const iam = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';
const blocks = `${s3}access-control-block-public-access.html`;

type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
const statement = (Principal: unknown, Condition?: Condition, Effect = 'Allow') => ({
  Effect,
  Principal,
  Action: 's3:GetObject',
  Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'],
  ...(Condition && { Condition }),
});
const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const open = policy(statement('*'));
const group = (name: string, permission = 'READ') => ({
  grants: [{ grantee: { type: 'Group', uri: `http://acs.amazonaws.com/groups/${name}` }, permission }],
});
const openAcl = group('global/AllUsers');
const none: PublicAccessBlock = {};
const bucket = (more: Partial<BucketFacts>): BucketFacts => ({
  uid: 'arn:aws:s3:::data',
  name: 'data',
  publicAccessBlock: null,
  policy: null,
  acl: null,
  ownership: null,
  ...more,
});
const ofBucket = (more: Partial<BucketFacts>, accountBlock: PublicAccessBlock | null = null) =>
  answers(awsExposures(awsEstate({ buckets: all(bucket(more)), accountBlock: () => accountBlock })));
const byPolicy = 'call s3:GetObject';
const byAcl = 'use READ of the ACL';

interface Case {
  readonly name: string;
  readonly source: string;
  readonly bucket: Partial<BucketFacts>;
  readonly block?: PublicAccessBlock;
  readonly wanted: readonly string[];
}
const conditioned = (name: string, source: string, Condition: Condition, ...wanted: readonly string[]): Case => ({
  name,
  source,
  bucket: { policy: policy(statement('*', Condition)) },
  wanted,
});
const keys = `${iam}reference_policies_condition-keys.html`;
const operators = `${iam}reference_policies_elements_condition_operators.html`;
const both = { policy: open, acl: openAcl };

const tables: Readonly<Record<string, readonly Case[]>> = {
  'semantics 1: which flags close what is there': [
    { name: 'no block', source: blocks, bucket: both, wanted: [byPolicy, byAcl] },
    {
      name: 'flags that only refuse new grants',
      source: blocks,
      bucket: { ...both, publicAccessBlock: { blockPublicAcls: true, blockPublicPolicy: true } },
      wanted: [byPolicy, byAcl],
    },
    {
      name: 'RestrictPublicBuckets closes the policy',
      source: blocks,
      bucket: { ...both, publicAccessBlock: { restrictPublicBuckets: true } },
      wanted: [byAcl],
    },
    {
      name: 'IgnorePublicAcls closes the ACL',
      source: blocks,
      bucket: { ...both, publicAccessBlock: { ignorePublicAcls: true } },
      wanted: [byPolicy],
    },
  ],
  'semantics 2: account or bucket, flag by flag': [
    {
      name: 'one flag each',
      source: blocks,
      bucket: { ...both, publicAccessBlock: { ignorePublicAcls: true } },
      block: { restrictPublicBuckets: true },
      wanted: [],
    },
    {
      name: 'the account alone',
      source: blocks,
      bucket: both,
      block: { ignorePublicAcls: true, restrictPublicBuckets: true },
      wanted: [],
    },
    {
      name: 'nothing is set',
      source: blocks,
      bucket: { ...both, publicAccessBlock: none },
      block: none,
      wanted: [byPolicy, byAcl],
    },
  ],
  'semantics 3: who is everybody': [
    {
      name: '"*"',
      source: `${iam}reference_policies_elements_principal.html`,
      bucket: { policy: open },
      wanted: [byPolicy],
    },
    {
      name: '{"AWS":"*"}',
      source: `${iam}reference_policies_elements_principal.html`,
      bucket: { policy: policy(statement({ AWS: '*' })) },
      wanted: [byPolicy],
    },
    {
      name: '{"AWS":["*"]}',
      source: `${iam}reference_policies_elements_principal.html`,
      bucket: { policy: policy(statement({ AWS: ['*'] })) },
      wanted: [byPolicy],
    },
    {
      name: 'NotPrincipal with Allow',
      source: `${iam}reference_policies_elements_notprincipal.html`,
      bucket: { policy: policy({ ...statement(undefined), NotPrincipal: { AWS: account } }) },
      wanted: [byPolicy],
    },
    {
      name: 'the own account',
      source: `${iam}reference_policies_elements_principal.html`,
      bucket: { policy: policy(statement({ AWS: account })) },
      wanted: [],
    },
  ],
  'semantics 4: what is true when the key is absent': [
    conditioned('IfExists', operators, { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-exampleorg1' } }, byPolicy),
    conditioned(
      'ForAllValues',
      `${iam}reference_policies_condition-single-vs-multi-valued-context-keys.html`,
      { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-exampleorg1' } },
      byPolicy,
    ),
    conditioned(
      'ForAllValues with Null',
      `${iam}reference_policies_condition-single-vs-multi-valued-context-keys.html`,
      {
        'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-exampleorg1' },
        Null: { 'aws:PrincipalOrgID': 'false' },
      },
    ),
    conditioned('a plain operator', operators, { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' } }),
  ],
  'semantics 5: conditions restrict by value': [
    conditioned('any principal', keys, { StringLike: { 'aws:PrincipalArn': '*' } }, byPolicy),
    conditioned('any address', keys, { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }, byPolicy),
    conditioned('any address of IPv6', keys, { IpAddress: { 'aws:SourceIp': '::/0' } }, byPolicy),
    conditioned('two halves', keys, { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } }, byPolicy),
    conditioned('private networks', keys, { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }),
    conditioned('an office', keys, { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }),
    conditioned('a VPC endpoint', keys, { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }),
    conditioned(
      'a tag that objects may have',
      `${s3}object-tagging.html`,
      { StringEquals: { 's3:ExistingObjectTag/public': 'yes' } },
      `? ${byPolicy}`,
    ),
    conditioned('a time', keys, { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } }, `? ${byPolicy}`),
    conditioned(
      'a referer, which callers choose',
      keys,
      { StringLike: { 'aws:Referer': 'https://example.com/*' } },
      byPolicy,
    ),
  ],
  'semantics 6: what a Deny closes': [
    {
      name: 'without condition',
      source: `${iam}reference_policies_evaluation-logic.html`,
      bucket: { policy: policy(statement('*'), statement('*', undefined, 'Deny')) },
      wanted: [],
    },
    {
      name: 'for plain HTTP alone',
      source: `${iam}reference_policies_evaluation-logic.html`,
      bucket: { policy: policy(statement('*'), statement('*', { Bool: { 'aws:SecureTransport': 'false' } }, 'Deny')) },
      wanted: [byPolicy],
    },
    {
      name: 'for whoever is outside of the organization',
      source: `${iam}reference_policies_evaluation-logic.html`,
      bucket: {
        policy: policy(
          statement('*'),
          statement('*', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' } }, 'Deny'),
        ),
      },
      wanted: [],
    },
  ],
  'semantics 7: ACLs': [
    {
      name: 'every AWS account',
      source: `${s3}acl-overview.html`,
      bucket: { acl: group('global/AuthenticatedUsers') },
      wanted: [byAcl],
    },
    {
      name: 'the group of log delivery',
      source: `${s3}acl-overview.html`,
      bucket: { acl: group('s3/LogDelivery') },
      wanted: [],
    },
    {
      name: 'ACLs are off',
      source: `${s3}about-object-ownership.html`,
      bucket: { acl: openAcl, ownership: 'BucketOwnerEnforced' },
      wanted: [],
    },
    {
      name: 'ACLs are on',
      source: `${s3}about-object-ownership.html`,
      bucket: { acl: openAcl, ownership: 'ObjectWriter' },
      wanted: [byAcl],
    },
  ],
};

for (const [title, cases] of Object.entries(tables))
  describe(title, () => {
    for (const { name, source, bucket: facts, block, wanted } of cases)
      test(`${name} (${source})`, () => assert.deepEqual(ofBucket(facts, block), wanted));
  });

describe('semantics 8: access points', () => {
  const delegating = policy({
    ...statement('*', { StringEquals: { 's3:DataAccessPointAccount': account } }),
    Action: '*',
  });
  const point = {
    uid: 'point',
    name: 'point',
    config: { bucket: 'data', networkOrigin: 'Internet' },
    publicAccessBlock: none,
    policy: open as string | null,
  };
  const ask = (more: Partial<typeof point>, behind: Partial<BucketFacts>, block: PublicAccessBlock | null = null) => {
    const place = region({ state: 'stopped', more: { accessPoints: all({ ...point, ...more }) } });
    const estate = awsEstate({ regions: [place], buckets: all(bucket(behind)), accountBlock: () => block });
    return answers(awsExposures(estate));
  };
  const cases: readonly [name: string, source: string, actual: () => string[], wanted: readonly string[]][] = [
    [
      'delegation opens no bucket by itself',
      `${s3}access-points-policies.html`,
      () => ask({ policy: null }, { policy: delegating }),
      [],
    ],
    [
      'an open point of a bucket that delegates',
      `${s3}access-points-policies.html`,
      () => ask({}, { policy: delegating }),
      [byPolicy],
    ],
    ['an open point of a bucket that does not', `${s3}access-points-policies.html`, () => ask({}, {}), []],
    [
      'a point of a VPC',
      `${s3}access-points-vpc.html`,
      () => ask({ config: { bucket: 'data', networkOrigin: 'VPC' } }, { policy: delegating }),
      [],
    ],
    [
      'the block of the point',
      blocks,
      () => ask({ publicAccessBlock: { restrictPublicBuckets: true } }, { policy: delegating }),
      [],
    ],
    ['the block of the account', blocks, () => ask({}, { policy: delegating }, { restrictPublicBuckets: true }), []],
    [
      'the block of the bucket',
      blocks,
      () => ask({}, { policy: delegating, publicAccessBlock: { restrictPublicBuckets: true } }),
      [],
    ],
    [
      'a multi-region point',
      `${s3}multi-region-access-point-permissions.html`,
      () =>
        answers(
          awsExposures(
            awsEstate({
              buckets: all(bucket({ policy: delegating })),
              multiRegionAccessPoints: all({
                uid: 'm',
                name: 'm',
                policy: open,
                config: { publicAccessBlock: none, buckets: ['data'] },
              }),
            }),
          ),
        ),
      [byPolicy],
    ],
    [
      'a multi-region point, with the block of the account',
      blocks,
      () =>
        answers(
          awsExposures(
            awsEstate({
              buckets: all(bucket({ policy: delegating })),
              accountBlock: () => ({ restrictPublicBuckets: true }),
              multiRegionAccessPoints: all({
                uid: 'm',
                name: 'm',
                policy: open,
                config: { publicAccessBlock: none, buckets: ['data'] },
              }),
            }),
          ),
        ),
      [],
    ],
  ];
  for (const [name, source, actual, wanted] of cases)
    test(`${name} (${source})`, () => assert.deepEqual(actual(), wanted));
});

test('what of a bucket is not seen leaves only what depends on it unknown', () => {
  const unreadable = (publicAccessBlock: PublicAccessBlock | null): BucketFacts => ({
    ...bucket({ publicAccessBlock }),
    get policy() {
      return hidden();
    },
  });
  const ask = (facts: BucketFacts) => answers(awsExposures(awsEstate({ buckets: all(facts) })));
  assert.deepEqual(ask(unreadable(null)), ['? get at its objects']);
  assert.deepEqual(ask(unreadable({ restrictPublicBuckets: true })), []);
  const unknownAccount = awsEstate({ buckets: all(bucket({ policy: open })), accountBlock: () => hidden() });
  assert.deepEqual(answers(awsExposures(unknownAccount)), [`? ${byPolicy}`]);
  const closed = bucket({ policy: open, publicAccessBlock: { restrictPublicBuckets: true } });
  assert.deepEqual(answers(awsExposures({ ...unknownAccount, buckets: all(closed) })), []);
});

describe('semantics 12: Cloud Storage', () => {
  const prevention = 'https://cloud.google.com/storage/docs/public-access-prevention';
  const facts = (members: readonly string[], publicAccessPrevention = 'inherited') => ({
    uid: 'bucket',
    name: 'bucket',
    config: { publicAccessPrevention },
    bindings: [{ role: 'roles/storage.objectViewer', members }],
  });
  const view = 'use roles/storage.objectViewer';
  const cases: readonly [
    name: string,
    given: ReturnType<typeof facts>,
    prevents: boolean,
    wanted: readonly string[],
  ][] = [
    ['everybody', facts(['allUsers']), false, [view]],
    ['every Google account', facts(['allAuthenticatedUsers']), false, [view]],
    ['somebody', facts(['user:ana@example.com']), false, []],
    ['prevention on the bucket', facts(['allUsers'], 'enforced'), false, []],
    ['prevention by the organization', facts(['allUsers']), true, []],
  ];
  for (const [name, given, prevents, wanted] of cases)
    test(`${name} (${prevention})`, () => {
      const estate = gcpEstate({ buckets: all(given), preventsPublicAccess: () => prevents });
      assert.deepEqual(answers(gcpExposures(estate)), wanted);
    });

  test('a condition may hold or not', () => {
    const [binding] = facts(['allUsers']).bindings;
    const given = {
      ...facts([]),
      bindings: [{ ...binding!, condition: { expression: 'request.time < timestamp("2027-01-01T00:00:00Z")' } }],
    };
    assert.deepEqual(answers(gcpExposures(gcpEstate({ buckets: all(given) }))), [`? ${view}`]);
  });

  test('whether the organization prevents it is not seen', () => {
    const estate = (publicAccessPrevention: string) =>
      gcpEstate({ buckets: all(facts(['allUsers'], publicAccessPrevention)), preventsPublicAccess: () => hidden() });
    assert.deepEqual(answers(gcpExposures(estate('inherited'))), [`? ${view}`]);
    assert.deepEqual(answers(gcpExposures(estate('enforced'))), []);
  });
});

describe('semantics 13: Azure Storage', () => {
  const anonymous = 'https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure';
  const network = 'https://learn.microsoft.com/azure/storage/common/storage-network-security';
  const uid = '/subscriptions/s/resourcegroups/g/providers/microsoft.storage/storageaccounts/acme';
  const container = (publicAccess: string) => ({
    uid: `${uid}/blobservices/default/containers/logs`,
    name: 'logs',
    config: { publicAccess },
  });
  const storage = (config: object, rules: object) => ({ uid, name: 'acme', config, network: rules });
  const deny = { networkAcls: { defaultAction: 'Deny' } };
  const connect = 'connect to its public endpoint';
  const cases: readonly [
    name: string,
    source: string,
    config: object,
    rules: object,
    access: string,
    wanted: readonly string[],
  ][] = [
    [
      'a container for everybody',
      anonymous,
      { allowBlobPublicAccess: true },
      {},
      'Container',
      [connect, 'list and read its blobs'],
    ],
    ['blobs for everybody', anonymous, { allowBlobPublicAccess: true }, {}, 'Blob', [connect, 'read its blobs']],
    ['the account refuses', anonymous, { allowBlobPublicAccess: false }, {}, 'Container', [connect]],
    ['an account that does not say', anonymous, {}, {}, 'Container', [connect, 'list and read its blobs']],
    ['a private container', anonymous, { allowBlobPublicAccess: true }, {}, 'None', [connect]],
    ['networks are refused by default', network, { allowBlobPublicAccess: true }, deny, 'Container', []],
    [
      'no public access',
      network,
      { allowBlobPublicAccess: true },
      { publicNetworkAccess: 'Disabled' },
      'Container',
      [],
    ],
    [
      'a perimeter decides',
      network,
      { allowBlobPublicAccess: true },
      { publicNetworkAccess: 'SecuredByPerimeter' },
      'Container',
      [],
    ],
    [
      'two halves as rules',
      network,
      { allowBlobPublicAccess: true },
      { networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '0.0.0.0/1' }, { value: '128.0.0.0/1' }] } },
      'Container',
      [connect, 'list and read its blobs'],
    ],
  ];
  for (const [name, source, config, rules, access, wanted] of cases)
    test(`${name} (${source})`, () => {
      const estate = azureEstate({ storage: all(storage(config, rules)), containers: all(container(access)) });
      assert.deepEqual(answers(azureExposures(estate)), wanted);
    });
});

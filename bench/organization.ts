import { AwsAccess } from '../src/models/aws-access.ts';
import { type Row, writeSnapshot, type WrittenAccount } from '../test/cli/snapshots.ts';

export interface Size {
  readonly accounts: number;
  readonly roles: number;
  readonly policies: number;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Write the snapshot of an organization of AWS: roles with two policies each, trust among them, and what they are about. */
export function synthesiseOrganization(folder: string, { accounts, roles, policies }: Size): Promise<void> {
  const next = random(20_261_121);
  const ids = Array.from({ length: accounts }, (_, i) => `${100_000_000_001 + i}`);
  const each = { roles: Math.floor(roles / accounts), policies: Math.floor(policies / accounts) };
  return writeSnapshot(
    folder,
    ids.map((id) => accountOf(id, ids, each, next)),
  );
}

const document = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (Action: string | readonly string[], Resource: string | readonly string[], more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

function accountOf(
  id: string,
  all: readonly string[],
  count: Pick<Size, 'roles' | 'policies'>,
  next: () => number,
): WrittenAccount {
  const some = (n: number): number => Math.floor(next() * n);
  const iam = (path: string): string => `arn:aws:iam::${id}:${path}`;
  const buckets = Math.ceil(count.roles / 10);
  const functions = Math.ceil(count.roles / 20);
  const bucketName = (i: number): string => `data-${id}-${i}`;

  const policies = Array.from({ length: count.policies }, (_, i): Row => {
    const name = `policy-${i}`;
    return { uid: iam(`policy/${name}`), name, document: document(...statements()), versions: [] };
  });
  const roles = Array.from({ length: count.roles }, (_, i): Row => {
    const name = `role-${i}`;
    const attached = [some(count.policies), some(count.policies)].map((n) => `policy-${n}`);
    return {
      uid: iam(`role/${name}`),
      name,
      roleId: `AROA${id}${i}`,
      policies: { attached: attached.map((p) => ({ policyName: p, policyArn: iam(`policy/${p}`) })), inline: [] },
      permissionsBoundary: i % 20 === 0 ? iam(`policy/policy-${some(count.policies)}`) : null,
      trust: document({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: trusted() }),
      tags: { team: `team-${some(20)}` },
    };
  });
  return {
    scope: { provider: 'aws', account: id, partition: 'aws' },
    model: AwsAccess,
    rows: {
      roles,
      policies,
      buckets: Array.from({ length: buckets }, (_, i) => ({
        uid: `arn:aws:s3:::${bucketName(i)}`,
        name: bucketName(i),
        policy:
          i % 5 === 0
            ? document({
                ...allow('s3:GetObject', `arn:aws:s3:::${bucketName(i)}/*`),
                Principal: { AWS: iam(`role/role-${some(count.roles)}`) },
              })
            : null,
      })),
      functions: Array.from({ length: functions }, (_, i) => ({
        uid: `arn:aws:lambda:eu-west-1:${id}:function:function-${i}`,
        name: `function-${i}`,
        role: iam(`role/role-${some(count.roles)}`),
      })),
      membership: [{ uid: `${id}/membership`, name: id, organization, controlPolicies }],
    },
  };

  function trusted(): object {
    const kind = some(4);
    if (kind === 0) return { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'][some(2)] };
    if (kind === 1) return { AWS: `arn:aws:iam::${all[some(all.length)]}:role/role-${some(count.roles)}` };
    return { AWS: iam(kind === 2 ? 'root' : `role/role-${some(count.roles)}`) };
  }

  /** What policies are made of, the dangerous ones seldom. */
  function statements(): object[] {
    const name = bucketName(some(buckets));
    const common = [
      () => allow(['s3:GetObject', 's3:ListBucket'], [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`]),
      () => allow('s3:PutObject', `arn:aws:s3:::${name}/\${aws:PrincipalTag/team}/*`),
      () => allow('lambda:InvokeFunction', `arn:aws:lambda:*:${id}:function:function-${some(functions)}`),
      () => allow(['sqs:SendMessage', 'sqs:ReceiveMessage'], `arn:aws:sqs:*:${id}:queue-${some(50)}*`),
      () => allow(['ec2:Describe*', 'cloudwatch:Get*', 'logs:Get*'], '*'),
      () =>
        allow('kms:Decrypt', '*', { Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } } }),
      () => ({
        Effect: 'Deny',
        Action: 's3:*',
        Resource: `arn:aws:s3:::${name}/private/*`,
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
      }),
      () => allow('sts:AssumeRole', iam(`role/role-${some(count.roles)}`)),
    ];
    const rare = [
      () => allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'], '*'),
      () => allow('iam:CreatePolicyVersion', iam(`policy/policy-${some(count.policies)}`)),
      () => allow('iam:*', '*'),
      () => allow('*', '*'),
    ];
    const picked = Array.from({ length: 1 + some(3) }, () => common[some(common.length)]!());
    return next() < 0.005 ? [...picked, rare[some(rare.length)]!()] : picked;
  }
}

const organization = { id: 'o-example', masterAccountId: '999999999999', featureSet: 'ALL' };
const everything = { id: 'p-FullAWSAccess', name: 'FullAWSAccess', document: document(allow('*', '*')) };
const regions = {
  id: 'p-regions',
  name: 'regions',
  document: document({
    Effect: 'Deny',
    NotAction: ['iam:*', 'sts:*', 's3:*', 'organizations:*'],
    Resource: '*',
    Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } },
  }),
};
const controlPolicies = {
  management: false,
  levels: ['r-root', 'ou-workloads', 'account'].map((target) => ({
    target,
    serviceControl: target === 'r-root' ? [everything, regions] : [everything],
    resourceControl: [everything],
  })),
};

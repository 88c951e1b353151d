/** Ways to full power: each one of the catalogue open and closed, and what holds of any. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ways, type WorkloadKind, workloads } from '../../../src/domain/aws/access/catalogue.ts';
import { account, accessOf, administratorAccess, arnOf, type StatementJson, trusting, type World } from './estate.ts';
import { type Case, cases, type Closing, type Place } from './escalation-cases.ts';

const pool = 'eu-west-1:11111111-2222-3333-4444-555555555555';
const guests = 'cognito-identity.amazonaws.com';
const arns: Readonly<Record<WorkloadKind, string>> = {
  'EC2 instance': 'ec2:eu-west-1:111122223333:instance/i-1',
  'managed EC2 instance': 'ec2:eu-west-1:111122223333:instance/i-2',
  'launch template': 'ec2:eu-west-1:111122223333:launch-template/lt-1',
  'ECS cluster': 'ecs:eu-west-1:111122223333:cluster/main',
  'ECS container instance': 'ecs:eu-west-1:111122223333:container-instance/main/1',
  'ECS task': 'ecs:eu-west-1:111122223333:task/main/1',
  'ECS task definition': 'ecs:eu-west-1:111122223333:task-definition/web:1',
  'Lambda function': 'lambda:eu-west-1:111122223333:function:run',
  'App Runner service': 'apprunner:eu-west-1:111122223333:service/web/1',
  'Batch job queue': 'batch:eu-west-1:111122223333:job-queue/main',
  'Batch job definition': 'batch:eu-west-1:111122223333:job-definition/run:1',
  'CodeBuild project': 'codebuild:eu-west-1:111122223333:project/build',
  'CodeDeploy deployment group': 'codedeploy:eu-west-1:111122223333:deploymentgroup:web/main',
  'CloudFormation stack': 'cloudformation:eu-west-1:111122223333:stack/main/1',
  'CloudFormation stack set': 'cloudformation:eu-west-1:111122223333:stackset/main:1',
  'Glue job': 'glue:eu-west-1:111122223333:job/load',
  'Glue development endpoint': 'glue:eu-west-1:111122223333:devEndpoint/dev',
  'SageMaker notebook instance': 'sagemaker:eu-west-1:111122223333:notebook-instance/lab',
  'Step Functions state machine': 'states:eu-west-1:111122223333:stateMachine:flow',
  'AgentCore code interpreter': 'bedrock-agentcore:eu-west-1:111122223333:code-interpreter-custom/1',
  'AgentCore runtime': 'bedrock-agentcore:eu-west-1:111122223333:runtime/1',
  'AgentCore browser': 'bedrock-agentcore:eu-west-1:111122223333:browser-custom/1',
  'Managed Airflow environment': 'airflow:eu-west-1:111122223333:environment/flow',
  'Cognito identity pool': `cognito-identity:eu-west-1:111122223333:identitypool/${pool}`,
};
const arnOfKind = (kind: WorkloadKind): string => `arn:aws:${arns[kind]}`;
const nothingThere = Object.fromEntries(Object.keys(workloads).map((kind) => [kind, []]));

const placeOf = (
  place: Place,
  { as = 'user', there }: Pick<Case, 'as' | 'there'> | { as?: 'user' | 'role'; there?: WorkloadKind },
): string => {
  const arn: Readonly<Record<Place, string>> = {
    dev: arnOf(as, 'dev'),
    'own group': arnOf('group', 'devs'),
    'own policy': arnOf('policy', 'Own'),
    'role Admin': arnOf('role', 'Admin'),
    'user root-like': arnOf('user', 'root-like'),
    'group admins': arnOf('group', 'admins'),
    'role Task': arnOf('role', 'Task'),
    'policy of Task': arnOf('policy', 'OfTask'),
    'user bob': arnOf('user', 'bob'),
    'the workload': there ? arnOfKind(there) : '',
    'a new user': arnOf('user', 'made-*'),
    'a new role': arnOf('role', 'made-*'),
    '*': '*',
  };
  return arn[place];
};

/** Just what a case takes, and nothing else that leads anywhere. */
function worldOf(one: Case, closing?: Closing): World {
  const is = (what: Closing): boolean => closing === what;
  const { as, can, passedTo, trusts = passedTo, there, profile, within, id } = one;
  const [first] = within ?? can.map(([action]) => action);
  const allowed = can.map(([action, on], at): StatementJson => ({
    Sid: `Step${at + 1}`,
    Action: action,
    Resource: placeOf(on, one),
    ...(action === 'iam:PassRole' && {
      Condition: { StringEquals: { 'iam:PassedToService': is('other service') ? 'other.amazonaws.com' : passedTo } },
    }),
    ...(is('boundary demanded') &&
      /^iam:(?:Attach|Put)/.test(action) && {
        Condition: { StringEquals: { 'iam:PermissionsBoundary': arnOf('policy', 'Limit') } },
      }),
  }));
  const harmless: readonly StatementJson[] = [{ Action: 's3:ListAllMyBuckets' }];
  const boundaries: Partial<Record<Closing, readonly StatementJson[]>> = {
    boundary: can.slice(1).length > 0 ? can.slice(0, -1).map(([Action]) => ({ Action })) : harmless,
    'boundary of its own': can.map(([Action]) => ({ Action })),
  };
  const boundary = within ? within.map((Action) => ({ Action })) : closing && boundaries[closing];
  const dev = {
    name: 'dev',
    can: [...allowed, ...(is('deny') && first ? [{ Effect: 'Deny' as const, Action: first }] : [])],
    attached: ['Own'],
    ...(boundary && { boundary }),
  };
  const ofTarget = is('boundary of the target') ? { boundary: harmless } : {};
  const admin = {
    name: 'Admin',
    attached: [administratorAccess],
    profiles: profile && !is('instance profile') ? ['arn:aws:iam::111122223333:instance-profile/p'] : [],
  };
  const task = { name: 'Task', attached: ['OfTask'], ...ofTarget };
  const assumed = can.find(([action]) => action === 'sts:AssumeRole')?.[1];
  const trustOfDev = trusting(is('trust') ? '444455556666' : account);
  const powerless = is('another role') ? arnOf('role', 'Task') : arnOf('role', 'Admin');
  return {
    users: [
      ...(as === 'role' ? [] : [{ ...dev, groups: ['devs'] }]),
      {
        name: 'root-like',
        attached: [administratorAccess],
        keys: id === 'iam-003' ? 2 : 1,
        password: id === 'iam-006',
      },
      { name: 'bob', ...ofTarget },
    ],
    groups: [{ name: 'devs' }, { name: 'admins', attached: [administratorAccess] }],
    roles: [
      ...(as === 'role' ? [{ ...dev, trust: trusting(ecs) }] : []),
      {
        ...admin,
        trust:
          trusts === undefined
            ? assumed === 'role Admin'
              ? trustOfDev
              : []
            : serviceTrust(is('trust') ? 'other.amazonaws.com' : trusts),
      },
      { ...task, trust: assumed === 'role Task' ? trustOfDev : [] },
    ],
    policies: { Own: harmless, OfTask: harmless },
    versions: { Own: [{ Action: '*' }] },
    ...(is('service control policy') && first && { scp: [{ Effect: 'Deny' as const, Action: first }] }),
    workloads: {
      ...nothingThere,
      ...(there && !is('nothing there') && { [there]: [{ arn: arnOfKind(there), name: 'it' }] }),
    },
    ...(passedTo === undefined && { runAs: powerless }),
  };
}
const ecs = 'ecs-tasks.amazonaws.com';
const serviceTrust = (service: string): StatementJson[] =>
  service === guests
    ? [
        {
          Action: 'sts:AssumeRoleWithWebIdentity',
          Principal: { Federated: guests },
          Condition: { StringEquals: { [`${guests}:aud`]: pool } },
        },
      ]
    : trusting(service);

const devOf = ({ as = 'user' }: Pick<Case, 'as'> | { as?: 'user' | 'role' }): string => arnOf(as, 'dev');

describe('each way', () => {
  for (const one of cases) {
    test(`${one.id} is open`, () => {
      const [found] = accessOf(worldOf(one)).escalations(devOf(one)).found;
      assert.deepEqual({ ways: found?.ways, decision: found?.decision }, { ways: [one.id], decision: 'allowed' });
    });
    for (const closing of one.closed)
      test(`${one.id} is closed: ${closing}`, () => {
        assert.deepEqual(accessOf(worldOf(one, closing)).escalations(devOf(one)).found, []);
      });
  }

  test('has a case, and every case a way', () => {
    assert.deepEqual(cases.map(({ id }) => id).toSorted(), ways.map(({ id }) => id).toSorted());
  });
});

const other = '444455556666';
const foundIn = (worlds: readonly World[], principal: string) => {
  const [found] = accessOf(...worlds).escalations(principal).found;
  return (
    found && {
      ways: found.ways,
      decision: found.decision,
      unseen: found.unseen.map(({ what }) => what),
      missing: found.missing,
    }
  );
};
const certain = (...ways: readonly string[]): ReturnType<typeof foundIn> => ({
  ways,
  decision: 'allowed',
  unseen: [],
  missing: [],
});
const admin = { name: 'Admin', attached: [administratorAccess] };
const assuming = (...names: readonly string[]): readonly StatementJson[] => [
  { Action: 'sts:AssumeRole', Resource: names.map((name) => arnOf('role', name)) },
];
const dev = arnOf('user', 'dev');

const chains: readonly {
  readonly name: string;
  readonly worlds: readonly World[];
  readonly of?: string;
  readonly found: ReturnType<typeof foundIn>;
}[] = [
  {
    name: 'an administrator is one',
    worlds: [{ users: [{ name: 'dev', attached: [administratorAccess] }] }],
    found: certain(),
  },
  {
    name: 'all of IAM is full power',
    worlds: [{ users: [{ name: 'dev', can: [{ Action: 'iam:*' }] }] }],
    found: certain(),
  },
  {
    name: 'everything but IAM is not',
    worlds: [{ users: [{ name: 'dev', can: [{ NotAction: ['iam:*', 'organizations:*'] }] }] }],
    found: undefined,
  },
  {
    name: 'an administrator under a boundary without IAM is none',
    worlds: [{ users: [{ name: 'dev', attached: [administratorAccess], boundary: [{ NotAction: 'iam:*' }] }] }],
    found: undefined,
  },
  {
    name: 'a guardrail against leaving the organization leaves full power',
    worlds: [
      {
        users: [{ name: 'dev', attached: [administratorAccess] }],
        scp: [{ Effect: 'Deny', Action: ['organizations:LeaveOrganization', 'iam:CreateAccessKey'] }],
      },
    ],
    found: certain(),
  },
  {
    name: 'over three roles',
    worlds: [
      {
        users: [{ name: 'dev', can: assuming('A') }],
        roles: [
          { name: 'A', can: assuming('B'), trust: trusting(account) },
          { name: 'B', can: assuming('Admin'), trust: trusting(account) },
          { ...admin, trust: trusting(account) },
        ],
      },
    ],
    found: certain('sts-001', 'sts-001', 'sts-001'),
  },
  {
    name: 'the shorter of two',
    worlds: [
      {
        users: [{ name: 'dev', can: assuming('A', 'Admin') }],
        roles: [
          { name: 'A', can: assuming('Admin'), trust: trusting(account) },
          { ...admin, trust: trusting(account) },
        ],
      },
    ],
    found: certain('sts-001'),
  },
  {
    name: 'roles that trust each other lead nowhere',
    worlds: [
      {
        users: [{ name: 'dev', can: assuming('A') }],
        roles: [
          { name: 'A', can: assuming('B'), trust: trusting(account) },
          { name: 'B', can: assuming('A'), trust: trusting(account) },
          { ...admin, trust: [] },
        ],
      },
    ],
    found: undefined,
  },
  {
    name: 'a trust that names the user needs no permission',
    worlds: [{ users: [{ name: 'dev' }], roles: [{ ...admin, trust: trusting(dev) }] }],
    found: certain('sts-001'),
  },
  {
    name: 'a trust that names the account needs one',
    worlds: [{ users: [{ name: 'dev' }], roles: [{ ...admin, trust: trusting(account) }] }],
    found: undefined,
  },
  {
    name: 'an external id that stands in the trust policy keeps nobody out',
    worlds: [
      {
        users: [{ name: 'dev', can: assuming('Admin') }],
        roles: [
          {
            ...admin,
            trust: trusting(account).map((one) => ({
              ...one,
              Condition: { StringEquals: { 'sts:ExternalId': 'x1' } },
            })),
          },
        ],
      },
    ],
    found: certain('sts-001'),
  },
  {
    name: 'MFA that the trust policy wants is not known',
    worlds: [
      {
        users: [{ name: 'dev', can: assuming('Admin') }],
        roles: [
          {
            ...admin,
            trust: trusting(account).map((one) => ({
              ...one,
              Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
            })),
          },
        ],
      },
    ],
    found: { ways: ['sts-001'], decision: 'unknown-conditional', unseen: [], missing: ['aws:MultiFactorAuthPresent'] },
  },
  {
    name: 'regions that a guardrail leaves are open to whoever chooses one',
    worlds: [
      {
        users: [{ name: 'dev', can: [{ Action: ['iam:PassRole', 'lambda:*'] }] }],
        roles: [{ ...admin, trust: trusting('lambda.amazonaws.com') }],
        scp: [
          {
            Effect: 'Deny',
            NotAction: 'iam:*',
            Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
          },
        ],
      },
    ],
    found: certain('lambda-001'),
  },
  {
    name: 'from one account to another',
    worlds: [
      { users: [{ name: 'dev', can: [{ Action: 'sts:AssumeRole' }] }] },
      { account: other, roles: [{ ...admin, trust: trusting(account) }] },
    ],
    found: certain('sts-001'),
  },
  {
    name: 'from one account to another that trusts a third',
    worlds: [
      { users: [{ name: 'dev', can: [{ Action: 'sts:AssumeRole' }] }] },
      { account: other, roles: [{ ...admin, trust: trusting('777788889999') }] },
    ],
    found: undefined,
  },
  {
    name: 'roles of IAM Identity Center are nobody’s to change',
    worlds: [
      {
        users: [
          { name: 'dev', can: [{ Action: 'iam:UpdateAssumeRolePolicy', Resource: arnOf('role', 'aws-reserved/*') }] },
        ],
        roles: [{ ...admin, name: 'aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_1' }],
      },
    ],
    found: undefined,
  },
  {
    name: 'another account',
    worlds: [{ roles: [{ ...admin, trust: trusting(other) }] }],
    of: `arn:aws:iam::${other}:root`,
    found: certain('sts-001'),
  },
  {
    name: 'anybody',
    worlds: [{ roles: [{ ...admin, trust: trusting('*') }] }],
    of: '*',
    found: certain('sts-001'),
  },
  {
    name: 'anybody of the organization is not anybody',
    worlds: [
      {
        roles: [
          {
            ...admin,
            trust: trusting('*').map((one) => ({
              ...one,
              Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
            })),
          },
        ],
      },
    ],
    of: '*',
    found: undefined,
  },
  {
    name: 'whom an identity provider vouches for',
    worlds: [
      {
        roles: [
          {
            ...admin,
            trust: [
              {
                Action: 'sts:AssumeRoleWithWebIdentity',
                Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' },
                Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:example/*' } },
              },
            ],
          },
        ],
      },
    ],
    of: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
    found: certain('cloudstance-web-identity'),
  },
  {
    name: 'what a user may do could not be read',
    worlds: [{ users: [{ name: 'dev' }], hidden: [dev] }],
    found: { ways: [], decision: 'unknown-info', unseen: [dev], missing: [] },
  },
  {
    name: 'whom a role trusts could not be read',
    worlds: [
      {
        users: [{ name: 'dev', can: assuming('Admin') }],
        roles: [{ ...admin, trust: [] }],
        hidden: [`trust of ${arnOf('role', 'Admin')}`],
      },
    ],
    found: { ways: ['sts-001'], decision: 'unknown-info', unseen: [`trust of ${arnOf('role', 'Admin')}`], missing: [] },
  },
  {
    name: 'what limits the account could not be read',
    worlds: [{ users: [{ name: 'dev', attached: [administratorAccess] }], hidden: ['scp'] }],
    found: { ways: [], decision: 'unknown-info', unseen: ['the control policies'], missing: [] },
  },
  {
    name: 'what may run as a role was not asked',
    worlds: [
      {
        users: [{ name: 'dev', can: [{ Action: 'batch:SubmitJob' }] }],
        roles: [{ ...admin, trust: trusting(ecs) }],
        workloads: { ...nothingThere, 'Batch job definition': 'not asked' },
      },
    ],
    found: {
      ways: ['batch-002'],
      decision: 'unknown-info',
      unseen: ['the list of each Batch job definition'],
      missing: [],
    },
  },
];

describe('chains', () => {
  for (const { name, worlds, of = dev, found } of chains)
    test(name, () => {
      assert.deepEqual(foundIn(worlds, of), found);
    });

  test('tell each step, and what lets it happen', () => {
    const [found] = accessOf({
      users: [{ name: 'dev', can: [{ Sid: 'Deploy', Action: 'lambda:UpdateFunctionCode' }] }],
      roles: [admin],
      workloads: { 'Lambda function': [{ arn: arnOfKind('Lambda function'), name: 'run' }] },
      runAs: arnOf('role', 'Admin'),
    }).escalations(dev).found;
    assert.deepEqual(found?.path, {
      title: 'dev can become administrator of 111122223333',
      steps: [
        { kind: 'identity', id: dev, name: 'dev' },
        {
          kind: 'compute',
          id: arnOfKind('Lambda function'),
          name: 'run',
          how: 'replaces the code of the Lambda function',
          because: [`statement Deploy of the identity policy inline policy own of ${dev}`],
        },
        {
          kind: 'identity',
          id: arnOf('role', 'Admin'),
          name: 'Admin',
          how: 'runs as',
          because: [`Lambda function ${arnOfKind('Lambda function')} has the role`],
        },
        {
          kind: 'goal',
          id: 'administrator 111122223333',
          name: 'administrator of 111122223333',
          how: 'has full power',
          because: [`statement 1 of the identity policy ${administratorAccess}`],
        },
      ],
    });
  });
});

const names = ['A', 'B', 'C'] as const;
const statement: fc.Arbitrary<StatementJson> = fc.record({
  Action: fc.constantFrom(
    'iam:PutUserPolicy',
    'iam:PutRolePolicy',
    'iam:CreateAccessKey',
    'iam:UpdateAssumeRolePolicy',
    'iam:PassRole',
    'iam:AttachRolePolicy',
    'sts:AssumeRole',
    'lambda:*',
    'iam:CreatePolicyVersion',
    'iam:AddUserToGroup',
    'iam:*',
    's3:*',
    '*',
  ),
  Resource: fc.constantFrom(
    '*',
    ...names.flatMap((name) => [arnOf('role', name), arnOf('user', name)]),
    arnOf('group', 'G'),
    arnOf('policy', 'P'),
  ),
});
const statements = fc.array(statement, { maxLength: 3 });
const somebody = fc.record({ can: statements, attached: fc.constantFrom([], [], ['P'], [administratorAccess]) });
const trust = fc
  .array(fc.constantFrom(account, other, '*', 'lambda.amazonaws.com', arnOf('user', 'A'), arnOf('role', 'B')), {
    maxLength: 2,
  })
  .map((principals) => trusting(...principals));
const world: fc.Arbitrary<World> = fc
  .record({
    users: fc.tuple(...names.map(() => fc.record({ who: somebody, groups: fc.constantFrom([], ['G']) }))),
    roles: fc.tuple(...names.map(() => fc.record({ who: somebody, trust }))),
    group: somebody,
    policy: statements,
  })
  .map(({ users, roles, group, policy }) => ({
    users: users.map(({ who, groups }, at) => ({ ...who, groups, name: names[at]! })),
    roles: roles.map((role, at) => ({ ...role.who, trust: role.trust, name: names[at]! })),
    groups: [{ ...group, name: 'G' }],
    policies: { P: policy },
    workloads: nothingThere,
  }));

const decisionsIn = (one: World): ReadonlyMap<string, string> =>
  new Map(
    accessOf(one)
      .escalations()
      .found.map(({ principal, decision }) => [principal.id, decision]),
  );
const isWithin = (inner: ReadonlyMap<string, string>, outer: ReadonlyMap<string, string>): void => {
  assert.deepEqual(
    [...inner.keys()].filter((id) => !outer.has(id)),
    [],
  );
};
const allowedOf = (all: ReadonlyMap<string, string>) =>
  new Map([...all].filter(([, decision]) => decision === 'allowed'));

describe('laws', () => {
  const denies = fc.array(
    statement.map((one): StatementJson => ({ ...one, Effect: 'Deny' })),
    { minLength: 1, maxLength: 2 },
  );
  const tighter: readonly {
    readonly name: string;
    readonly change: (one: World, denied: readonly StatementJson[]) => World;
  }[] = [
    {
      name: 'a Deny',
      change: (one, denied) => ({
        ...one,
        users: one.users?.map((user) => ({ ...user, can: [...(user.can ?? []), ...denied] })) ?? [],
      }),
    },
    { name: 'a service control policy', change: (one, denied) => ({ ...one, scp: denied }) },
    {
      name: 'a boundary',
      change: (one, denied) => ({
        ...one,
        roles: one.roles?.map((role) => ({ ...role, boundary: [{ Action: '*' }, ...denied] })) ?? [],
      }),
    },
    {
      name: 'a boundary that leaves little',
      change: (one, denied) => ({
        ...one,
        users:
          one.users?.map((user) => ({
            ...user,
            boundary: denied.map((deny) => ({ ...deny, Effect: 'Allow' as const })),
          })) ?? [],
      }),
    },
  ];
  for (const { name, change } of tighter)
    test(`${name} never adds a chain`, () => {
      fc.assert(
        fc.property(world, denies, (one, denied) => {
          const [before, after] = [decisionsIn(one), decisionsIn(change(one, denied))];
          isWithin(after, before);
          isWithin(allowedOf(after), allowedOf(before));
        }),
        { numRuns: 150 },
      );
    });

  const hideable = [
    ...names.flatMap((name) => [arnOf('role', name), arnOf('user', name), `trust of ${arnOf('role', name)}`]),
    arnOf('policy', 'P'),
    administratorAccess,
    'scp',
  ];
  test('what can’t be read never removes a chain, and makes none certain', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(...hideable), (one, what) => {
        const [before, after] = [decisionsIn(one), decisionsIn({ ...one, hidden: [what] })];
        const isInside = (id: string): boolean => id.includes(`::${account}:`);
        isWithin(new Map([...before].filter(([id]) => isInside(id))), after);
        // Whom a trust policy names can't be told where it can't be read.
        const { unseen } = accessOf({ ...one, hidden: [what] }).escalations();
        if (!unseen.some((policy) => policy.what.startsWith('the trust policy'))) isWithin(before, after);
        isWithin(allowedOf(after), allowedOf(before));
      }),
      { numRuns: 200 },
    );
  });

  test('order never matters', () => {
    const told = (one: World) =>
      accessOf(one)
        .escalations()
        .found.map(({ principal, ways: taken, decision }) => [principal.id, taken, decision]);
    fc.assert(
      fc.property(world, (one) => {
        const reversed: World = {
          ...one,
          users: (one.users ?? []).toReversed().map((user) => ({ ...user, can: (user.can ?? []).toReversed() })),
          roles: (one.roles ?? [])
            .toReversed()
            .map((role) => ({ ...role, can: (role.can ?? []).toReversed(), trust: (role.trust ?? []).toReversed() })),
        };
        assert.deepEqual(told(reversed), told(one));
      }),
      { numRuns: 150 },
    );
  });
});

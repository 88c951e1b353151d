import {
  allow,
  anonymous,
  asks,
  aws,
  deny,
  everything,
  everythingOfEverybody,
  federatedUser,
  HERE,
  iam,
  role,
  root,
  service,
  table,
  user,
  type Case,
  type Given,
} from './table.ts';

const logic = iam('reference_policies_evaluation-logic');
const denyAllow = iam('reference_policies_evaluation-logic_policy-eval-denyallow');
const single = iam('reference_policies_evaluation-logic_policy-eval-basics');
const interplay = iam('reference_policies_evaluation-logic_AccessPolicyLanguage_Interplay');

const key = 'arn:aws:s3:::bucket/key';
const get = 's3:GetObject';
const userArn = `arn:aws:iam::${HERE}:user/alice`;
const roleArn = `arn:aws:iam::${HERE}:role/app`;
const sessionArn = `arn:aws:sts::${HERE}:assumed-role/app/session`;
const federatedArn = `arn:aws:sts::${HERE}:federated-user/guest`;

const app = role('app');
const alice = user('alice');
const guest = federatedUser('alice', 'guest');

/** Says nothing of S3. */
const silent = [allow('ec2:DescribeInstances')];
const silence: Given = { identity: silent, boundary: silent, session: silent };
const grants = (principal: string) => [allow(get, 'arn:aws:s3:::bucket/*', { Sid: 'Named', ...aws(principal) })];

/** By who asks and whom the resource's policy names: which implicit denies count. */
const principals: readonly Case[] = [
  {
    name: 'role ARN named, nothing else allows, no boundary and no session policy',
    source: denyAllow,
    request: asks(app, get, key),
    given: { resource: grants(roleArn) },
    expect: 'allowed',
    by: ['statement Named'],
  },
  {
    name: 'role ARN named, boundary and session policy are silent',
    source: denyAllow,
    request: asks(app, get, key),
    given: { ...silence, resource: grants(roleArn) },
    expect: 'denied',
  },
  {
    name: 'role ARN named, boundary is silent',
    source: denyAllow,
    request: asks(app, get, key),
    given: { boundary: silent, resource: grants(roleArn) },
    expect: 'denied',
  },
  {
    name: 'role ARN named, session policy is silent',
    source: denyAllow,
    request: asks(app, get, key),
    given: { session: silent, resource: grants(roleArn) },
    expect: 'denied',
  },
  {
    name: 'role ARN named, boundary and session policy allow',
    source: denyAllow,
    request: asks(app, get, key),
    given: { boundary: [allow('s3:*')], session: [allow('s3:Get*')], resource: grants(roleArn) },
    expect: 'allowed',
  },
  {
    name: 'role session ARN named, everything else is silent',
    source: denyAllow,
    request: asks(app, get, key),
    given: { ...silence, resource: grants(sessionArn) },
    expect: 'allowed',
    by: ['statement Named'],
  },
  {
    name: 'another session of the same role named',
    source: denyAllow,
    request: asks(role('app', 'other'), get, key),
    given: { resource: grants(sessionArn) },
    expect: 'denied',
  },
  {
    name: 'a role of the same session name named',
    source: denyAllow,
    request: asks(role('web'), get, key),
    given: { resource: grants(sessionArn) },
    expect: 'denied',
  },
  ...(['identity', 'boundary', 'session'] as const).map((layer): Case => ({
    name: `role session ARN named, explicit Deny in the ${layer} policy`,
    source: denyAllow,
    request: asks(app, get, key),
    given: { [layer]: [everything, deny('s3:*', '*', { Sid: 'No' })], resource: grants(sessionArn) },
    expect: 'denied',
    by: ['statement No'],
  })),
  {
    name: 'user ARN named, identity policies and boundary are silent',
    source: denyAllow,
    request: asks(alice, get, key),
    given: { identity: silent, boundary: silent, resource: grants(userArn) },
    expect: 'allowed',
    by: ['statement Named'],
  },
  {
    name: 'user ARN named, boundary denies',
    source: denyAllow,
    request: asks(alice, get, key),
    given: { boundary: [everything, deny(get)], resource: grants(userArn) },
    expect: 'denied',
  },
  {
    name: 'another user named',
    source: denyAllow,
    request: asks(user('bob'), get, key),
    given: { identity: silent, resource: grants(userArn) },
    expect: 'denied',
  },
  {
    name: 'federated session, the ARN of the user named, everything else is silent',
    source: denyAllow,
    request: asks(guest, get, key),
    given: { ...silence, resource: grants(userArn) },
    expect: 'denied',
  },
  {
    name: 'federated session, the ARN of the user named, session policy is silent',
    source: denyAllow,
    request: asks(guest, get, key),
    given: { identity: [everything], session: silent, resource: grants(userArn) },
    expect: 'denied',
  },
  {
    name: 'federated session, the ARN of the user named, boundary is silent',
    source: denyAllow,
    request: asks(guest, get, key),
    given: { boundary: silent, session: [everything], resource: grants(userArn) },
    expect: 'denied',
  },
  {
    name: 'federated session named itself, everything else is silent',
    source: denyAllow,
    request: asks(guest, get, key),
    given: { ...silence, resource: grants(federatedArn) },
    expect: 'allowed',
    by: ['statement Named'],
  },
  {
    name: 'federated session without a session policy has nothing of its user',
    source: iam('id_credentials_temp_control-access_getfederationtoken'),
    request: asks(guest, get, key),
    given: { identity: [everything] },
    expect: 'denied',
  },
  {
    name: 'federated session with a session policy has what both allow',
    source: iam('id_credentials_temp_control-access_getfederationtoken'),
    request: asks(guest, get, key),
    given: { identity: [allow('s3:*')], session: [allow(get)] },
    expect: 'allowed',
  },
  {
    name: 'root user, named',
    source: denyAllow,
    request: asks(root(), get, key),
    given: { resource: grants(`arn:aws:iam::${HERE}:root`) },
    expect: 'allowed',
  },
  {
    name: 'root user, no policy at all',
    source: denyAllow,
    request: asks(root(), get, key),
    given: {},
    expect: 'allowed',
  },
  {
    name: 'root user, the resource denies',
    source: denyAllow,
    request: asks(root(), get, key),
    given: { resource: [deny('s3:*', '*', { Sid: 'Nobody', Principal: '*' })] },
    expect: 'denied',
    by: ['statement Nobody'],
  },
  {
    name: 'root user of a member account, the SCP denies',
    source: denyAllow,
    request: asks(root(), get, key),
    given: { scp: [[everything, deny('s3:*', '*', { Sid: 'NoS3' })]] },
    expect: 'denied',
    by: ['statement NoS3'],
  },
  {
    name: 'service principal named',
    source: denyAllow,
    request: asks(service('logging.s3.amazonaws.com'), 's3:PutObject', key),
    given: { resource: [allow('s3:PutObject', key, { Principal: { Service: 'logging.s3.amazonaws.com' } })] },
    expect: 'allowed',
  },
  {
    name: 'another service principal named',
    source: denyAllow,
    request: asks(service('cloudtrail.amazonaws.com'), 's3:PutObject', key),
    given: { resource: [allow('s3:PutObject', key, { Principal: { Service: 'logging.s3.amazonaws.com' } })] },
    expect: 'denied',
  },
  {
    name: 'everybody named: a role is not limited by silent boundary and session policy',
    source: iam('reference_policies_elements_principal'),
    request: asks(app, get, key),
    given: {
      ...silence,
      resource: [allow(get, '*', { Principal: '*', Condition: { ArnEquals: { 'aws:PrincipalArn': roleArn } } })],
    },
    expect: 'allowed',
  },
  {
    name: 'everybody named: an explicit Deny in the boundary counts',
    source: iam('reference_policies_elements_principal'),
    request: asks(app, get, key),
    given: {
      boundary: [deny('s3:*')],
      resource: [allow(get, '*', { Principal: '*', Condition: { ArnEquals: { 'aws:PrincipalArn': roleArn } } })],
    },
    expect: 'denied',
  },
  {
    name: 'everybody named: users of the account need nothing else',
    source: iam('reference_policies_elements_principal'),
    request: asks(alice, get, key),
    given: { identity: silent, resource: [allow(get, '*', { Principal: '*' })] },
    expect: 'allowed',
  },
  {
    name: 'own account named and nothing allowed: the account has the say, and says nothing',
    source: iam('reference_policies_elements_principal'),
    request: asks(alice, get, key),
    given: { identity: silent, resource: grants(HERE) },
    expect: 'denied',
  },
  {
    name: 'own account named and allowed by the identity policy',
    source: iam('reference_policies_elements_principal'),
    request: asks(alice, get, key),
    given: { identity: [allow(get)], resource: grants(HERE) },
    expect: 'allowed',
  },
];

/** Everything allows, but for one layer. */
const allLayers = {
  identity: [everything],
  boundary: [everything],
  session: [everything],
  scp: [[everything]],
  rcp: [[everythingOfEverybody]],
  resource: [allow('*', '*', { Principal: '*' })],
  endpoint: [allow('*', '*', { Principal: '*' })],
} as const;
const forbid = deny('s3:*', '*', { Sid: 'Forbidden' });
const forbidAll = { ...forbid, Principal: '*' };

const order: readonly Case[] = [
  {
    name: 'every layer allows',
    source: denyAllow,
    request: asks(app, get, key),
    given: allLayers,
    expect: 'allowed',
  },
  ...(
    [
      ['identity', [everything, forbid]],
      ['boundary', [everything, forbid]],
      ['session', [everything, forbid]],
      ['scp', [[everything, forbid]]],
      ['rcp', [[everythingOfEverybody, forbidAll]]],
      ['resource', [everythingOfEverybody, forbidAll]],
      ['endpoint', [everythingOfEverybody, forbidAll]],
    ] as const
  ).map(([layer, statements]): Case => ({
    name: `explicit Deny: ${layer}`,
    source: denyAllow,
    request: asks(app, get, key),
    given: { ...allLayers, [layer]: statements },
    expect: 'denied',
    by: ['statement Forbidden'],
  })),
  ...(['boundary', 'session'] as const).map((layer): Case => ({
    name: `implicit Deny of what identity policies allow: ${layer}`,
    source: denyAllow,
    request: asks(app, get, key),
    given: { identity: [everything], boundary: [everything], session: [everything], [layer]: silent },
    expect: 'denied',
  })),
  {
    name: 'implicit Deny: SCP',
    source: denyAllow,
    request: asks(app, get, key),
    given: { ...allLayers, scp: [silent] },
    expect: 'denied',
  },
  {
    name: 'implicit Deny: SCP, and the session named by the resource',
    source: denyAllow,
    request: asks(app, get, key),
    given: { scp: [silent], resource: grants(sessionArn) },
    expect: 'denied',
  },
  {
    name: 'implicit Deny: VPC endpoint policy',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
    request: asks(app, get, key),
    given: { ...allLayers, endpoint: [allow('ec2:*', '*', { Principal: '*' })] },
    expect: 'denied',
  },
  {
    name: 'no policy at all',
    source: denyAllow,
    request: asks(alice, get, key),
    given: {},
    expect: 'denied',
  },
  {
    name: 'boundary, SCP, RCP and session policy grant nothing by themselves',
    source: denyAllow,
    request: asks(app, get, key),
    given: {
      boundary: [everything],
      session: [everything],
      scp: [[everything]],
      rcp: [[everythingOfEverybody]],
    },
    expect: 'denied',
  },
  {
    name: 'the first Deny that applies is told of, not the last Allow',
    source: denyAllow,
    request: asks(alice, get, key),
    given: { identity: [deny(get, key, { Sid: 'A' }), allow('s3:*', '*', { Sid: 'B' })] },
    expect: 'denied',
    by: ['statement A'],
  },
  {
    name: 'without a Sid a statement goes by its position',
    source: iam('reference_policies_elements_sid'),
    request: asks(alice, get, key),
    given: { identity: [allow('ec2:*'), deny('s3:*')] },
    expect: 'denied',
    by: ['statement 2'],
  },
  {
    name: 'an anonymous caller needs a resource policy',
    source: logic,
    request: asks(anonymous, get, key),
    given: {},
    expect: 'denied',
  },
  {
    name: 'an anonymous caller is let in by a resource policy',
    source: logic,
    request: asks(anonymous, get, key),
    given: { resource: [allow(get, '*', { Principal: '*' })] },
    expect: 'allowed',
  },
];

/** Carlos of the page on single accounts. */
const carlos = user('carlossalazar');
const own = 'arn:aws:s3:::demo-carlossalazar';
const logs = 'arn:aws:s3:::demo-carlossalazar-logs';
const carlosPolicy = [
  allow(['s3:GetBucketLocation', 's3:GetAccountPublicAccessBlock', 's3:ListAllMyBuckets'], 'arn:aws:s3:::*', {
    Sid: 'ListRead',
  }),
  allow('s3:*', [`${own}/*`, own], { Sid: 'Own' }),
  deny('s3:*', 'arn:aws:s3:::*log*', { Sid: 'NoLogs' }),
];
const carlosOnBucket = (bucket: string) => [
  allow('s3:*', [`${bucket}/*`, bucket], { Sid: 'Carlos', ...aws(carlos.arn) }),
];

const examples: readonly Case[] = [
  {
    name: 'Carlos lists the buckets',
    source: single,
    request: asks(carlos, 's3:ListAllMyBuckets', '*', { owner: null }),
    given: { identity: carlosPolicy },
    expect: 'allowed',
    by: ['statement ListRead'],
  },
  {
    name: 'Carlos saves to his bucket, by his policy and that of the bucket',
    source: single,
    request: asks(carlos, 's3:PutObject', `${own}/file`),
    given: { identity: carlosPolicy, resource: carlosOnBucket(own) },
    expect: 'allowed',
  },
  {
    name: 'Carlos saves to his bucket, by his policy alone',
    source: single,
    request: asks(carlos, 's3:PutObject', `${own}/file`),
    given: { identity: carlosPolicy },
    expect: 'allowed',
    by: ['statement Own'],
  },
  {
    name: "Carlos saves to his bucket, by the bucket's policy alone",
    source: single,
    request: asks(carlos, 's3:PutObject', `${own}/file`),
    given: { resource: carlosOnBucket(own) },
    expect: 'allowed',
    by: ['statement Carlos'],
  },
  {
    name: 'Carlos saves to the bucket of logs, whose policy lets him: his own denies',
    source: single,
    request: asks(carlos, 's3:PutObject', `${logs}/file`),
    given: { identity: carlosPolicy, resource: carlosOnBucket(logs) },
    expect: 'denied',
    by: ['statement NoLogs'],
  },
  {
    name: 'Carlos reads from a bucket that nothing speaks of',
    source: single,
    request: asks(carlos, get, 'arn:aws:s3:::another/file'),
    given: { identity: carlosPolicy },
    expect: 'denied',
  },
  {
    name: 'implicit: allowed are queues, asked for is a topic',
    source: interplay,
    request: asks(alice, 'sns:Publish', `arn:aws:sns:eu-west-1:${HERE}:topic`),
    given: { identity: [allow('sqs:*')] },
    expect: 'denied',
  },
  {
    name: 'explicit: a Deny wins over administrator access',
    source: interplay,
    request: asks(alice, 'sns:Publish', `arn:aws:sns:eu-west-1:${HERE}:topic`),
    given: { identity: [everything], groups: [[deny('sns:*', '*', { Sid: 'NoTopics' })]] },
    expect: 'denied',
    by: ['statement NoTopics'],
  },
  {
    name: 'policies of groups add up',
    source: logic,
    request: asks(alice, get, key),
    given: { identity: silent, groups: [[allow('sqs:*')], [allow(get, '*', { Sid: 'Group' })]] },
    expect: 'allowed',
    by: ['statement Group'],
  },
  {
    name: 'an action on no resource',
    source: single,
    request: asks(alice, 's3:ListAllMyBuckets', '*', { owner: null }),
    given: { identity: [allow('s3:ListAllMyBuckets')] },
    expect: 'allowed',
  },
];

/** An Allow that was not seen may be there, and so may a Deny. */
const unseen: readonly Case[] = [
  {
    name: 'identity policies not seen, nothing allows',
    source: denyAllow,
    request: asks(alice, get, key),
    given: { identity: 'hidden' },
    expect: 'unknown-info',
  },
  {
    name: 'an identity policy not seen, another allows',
    source: denyAllow,
    request: asks(alice, get, key),
    given: { identity: [everything], incomplete: true },
    expect: 'unknown-info',
  },
  {
    name: 'an identity policy not seen, another denies',
    source: denyAllow,
    request: asks(alice, get, key),
    given: { identity: [deny(get, '*', { Sid: 'No' })], incomplete: true },
    expect: 'denied',
    by: ['statement No'],
  },
  ...(['boundary', 'scp', 'rcp', 'resource', 'endpoint'] as const).flatMap((layer): Case[] => [
    {
      name: `${layer} not seen, identity policies allow`,
      source: denyAllow,
      request: asks(app, get, key),
      given: { identity: [everything], [layer]: 'hidden' },
      expect: 'unknown-info',
    },
    {
      name: `${layer} not seen, an identity policy denies`,
      source: denyAllow,
      request: asks(app, get, key),
      given: { identity: [everything, deny(get)], [layer]: 'hidden' },
      expect: 'denied',
    },
  ]),
  {
    name: 'boundary not seen, identity policies and resource are silent',
    source: denyAllow,
    request: asks(app, get, key),
    given: { identity: silent, boundary: 'hidden' },
    expect: 'denied',
  },
  {
    name: 'resource not seen, identity policies are silent',
    source: denyAllow,
    request: asks(app, get, key),
    given: { identity: silent, resource: 'hidden' },
    expect: 'unknown-info',
  },
  {
    name: 'resource not seen, the SCP allows no S3',
    source: denyAllow,
    request: asks(app, get, key),
    given: { identity: [everything], scp: [silent], resource: 'hidden' },
    expect: 'denied',
  },
];

table('principals', principals);
table('order', order);
table('single account', examples);
table('not seen', unseen);

/** Questions of access, asked of snapshots on disk: who is meant, what is answered, and how it is told. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, suite, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Access, type Asked, openAccess } from 'cloudstance/access';
import { accessSchema } from '../../src/cli/access/documents.ts';
import { AwsAccess } from '../../src/models/aws-access.ts';
import { AzureAccess } from '../../src/models/azure-access.ts';
import { GcpAccess } from '../../src/models/gcp-access.ts';
import { type Outcome, run, temporaryFolder } from './process.ts';
import { type Row, writeSnapshot, type WrittenAccount } from './snapshots.ts';

const home = '111122223333';
const other = '444455556666';
const evil = 'x\u001b[2J\u202ey\r\n::error::z';

const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const inline = (...statements: readonly object[]) => ({
  attached: [],
  inline: [{ policyName: 'own', policyDocument: policy(...statements) }],
});
const allow = (Action: string, Resource = '*', more: object = {}) => ({ Effect: 'Allow', Action, Resource, ...more });

const row = (account: string, kind: 'user' | 'role', name: string, facets: object = {}): Row => ({
  uid: `arn:aws:iam::${account}:${kind}/${name}`,
  name,
  ...facets,
});
const bucket = (name: string, facets: object = {}): Row => ({ uid: `arn:aws:s3:::${name}`, name, ...facets });

const withMfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
const accounts: readonly WrittenAccount[] = [
  {
    scope: { provider: 'aws', account: home },
    model: AwsAccess,
    rows: {
      users: [
        row(home, 'user', 'alice', { policies: inline(allow('*')) }),
        row(home, 'user', 'bob', { policies: inline(allow('s3:GetObject', 'arn:aws:s3:::backups/*', withMfa)) }),
      ],
      roles: [
        row(home, 'role', 'deploy', { policies: inline(allow('s3:PutObject', 'arn:aws:s3:::site/*')) }),
        row(home, 'role', evil, { policies: inline({ Sid: evil, ...allow('sqs:SendMessage') }) }),
      ],
      buckets: [
        bucket('site', {
          policy: policy({ Sid: 'Everybody', Principal: '*', ...allow('s3:GetObject', 'arn:aws:s3:::site/*') }),
        }),
        bucket('backups'),
      ],
      queues: [{ uid: `arn:aws:sqs:eu-west-1:${home}:backups`, name: 'backups' }],
    },
  },
  {
    scope: { provider: 'aws', account: other },
    model: AwsAccess,
    rows: {
      roles: [row(other, 'role', 'deploy'), row(other, 'role', 'hidden', { policies: inline(allow('s3:GetObject')) })],
    },
    denied: ['aws.iam.role#policies'],
  },
];

const root = join(import.meta.dirname, '../..');
const ajv = new Ajv2020({ strict: true });
addFormats.default(ajv);
const valid = ajv.compile({ ...accessSchema({ closed: true }), $id: 'closed' });

const folder = mkdtempSync(join(tmpdir(), 'cloudstance-test-'));
const snapshot = join(folder, 'snapshot');
let access: Access;

suite('asking a snapshot', () => {
  before(async () => {
    await writeSnapshot(snapshot, accounts);
    access = await openAccess(snapshot);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const answers: readonly (Asked & { readonly decision: string; readonly because?: RegExp })[] = [
    { principal: 'alice', action: 's3:GetObject', resource: 'backups/x', decision: 'allowed' },
    { principal: 'user/alice', action: 's3:getobject', resource: 'arn:aws:s3:::backups/x', decision: 'allowed' },
    { principal: 'alice', action: 's3:ListAllMyBuckets', decision: 'allowed' },
    { principal: 'alice', action: 's3:ListAllMyBuckets', resource: '*', decision: 'allowed' },
    { principal: 'alice', action: 's3:GetObject', resource: 'backups/*', decision: 'allowed' },
    { principal: 'bob', action: 's3:PutObject', resource: 'backups/x', decision: 'denied' },
    {
      principal: 'bob',
      action: 's3:GetObject',
      resource: 'backups/x',
      decision: 'unknown-conditional',
      because: /aws:MultiFactorAuthPresent/i,
    },
    {
      principal: 'bob',
      action: 's3:GetObject',
      resource: 'backups/x',
      context: { 'aws:MultiFactorAuthPresent': ['true'] },
      decision: 'allowed',
    },
    {
      principal: 'bob',
      action: 's3:GetObject',
      resource: 'backups/x',
      context: { 'aws:MultiFactorAuthPresent': [] },
      decision: 'denied',
    },
    { principal: '*', action: 's3:GetObject', resource: 'site/index.html', decision: 'allowed' },
    { principal: 'anonymous', action: 's3:GetObject', resource: 'backups/x', decision: 'denied' },
    {
      principal: 'hidden',
      action: 's3:ListAllMyBuckets',
      decision: 'unknown-info',
      because: /the policies of arn:aws:iam::444455556666:role\/hidden/,
    },
    // The queue of that name is nothing that objects are in.
    { principal: 'alice', action: 'sqs:SendMessage', resource: 'backups', decision: 'allowed' },
    {
      principal: 'arn:aws:iam::999988887777:role/x',
      action: 's3:GetObject',
      resource: 'backups/x',
      decision: 'denied',
    },
    { principal: 'ec2.amazonaws.com', action: 's3:GetObject', resource: 'backups/x', decision: 'denied' },
  ];

  for (const { decision, because = /./, ...asked } of answers)
    test(`can ${asked.principal} ${asked.action} ${asked.resource ?? ''} ${JSON.stringify(asked.context ?? '')}`, async () => {
      const { answer } = await access.can(asked);
      assert.equal(answer.decision, decision);
      assert.match(answer.reason, because);
    });

  const wrong: readonly (readonly [ask: (of: Access) => Promise<unknown>, complaint: RegExp])[] = [
    [
      (of) => of.can({ principal: 'alcie', action: 's3:ListAllMyBuckets' }),
      /is called 'alcie', did you mean 'alice'\?$/,
    ],
    [
      (of) => of.can({ principal: 'deploy', action: 's3:ListAllMyBuckets' }),
      /^'deploy' is the name of 2 principals, write one's id: role arn:aws:iam::111122223333:role\/deploy and role arn/,
    ],
    [
      (of) => of.can({ principal: `arn:aws:iam::${home}:user/alcie`, action: 's3:ListAllMyBuckets' }),
      /did you mean 'arn:aws:iam::111122223333:user\/alice'\?$/,
    ],
    [(of) => of.can({ principal: 'alice', action: 's3:GetObjct', resource: 'x' }), /did you mean 's3:GetObject'\?$/],
    [
      (of) => of.can({ principal: 'alice', action: 's4:GetObject', resource: 'x' }),
      /^AWS has no service 's4', did you/,
    ],
    [(of) => of.can({ principal: 'alice', action: 's3:constructor' }), /^AWS has no action 's3:constructor'/],
    [
      (of) => of.can({ principal: 'alice', action: 'GetObject' }),
      /^'GetObject' is no action: they look like s3:GetObject/,
    ],
    [
      (of) => of.can({ principal: 'alice', action: 's3:Get*', resource: 'site/x' }),
      /^'s3:Get\*' is a pattern: 'can' asks/,
    ],
    [(of) => of.can({ principal: 'alice', action: 's3:GetObject' }), /^s3:GetObject needs a resource: /],
    [
      (of) => of.can({ principal: 'alice', action: 's3:GetObject', resource: 'site' }),
      /^s3:GetObject is not about arn:aws:s3:::site, but about .*arn:\*:s3:::\*\/\*$/,
    ],
    [
      (of) => of.can({ principal: 'alice', action: 's3:ListAllMyBuckets', resource: 'site' }),
      /^s3:ListAllMyBuckets is about no particular resource: leave it out, or write '\*'$/,
    ],
    [
      (of) => of.whoCan({ action: 's3:GetObject', resource: 'bakups/x' }),
      /is called 'bakups\/x', did you mean 'backups'\?$/,
    ],
    [
      (of) => of.whoCan({ action: 's3:GetObject', resource: '//storage.googleapis.com/x' }),
      /is of gcp, but s3:GetObject is an action of aws$/,
    ],
    [
      (of) => of.whoCan({ action: '*', resource: '*' }),
      /^Anything on anything is everybody: name an action or a resource$/,
    ],
    [(of) => of.whoCan({ action: 's3:Gat*' }), /^AWS has no action 's3:Gat\*'/],
    [(of) => of.whoCan({ action: 'storage.objects.get' }), /is an action of gcp, but the snapshot has aws$/],
    [(of) => of.whatCan('anonymous'), /^Strangers have no policies: 'exposed' says what they reach$/],
    [(of) => of.whatCan('nobody-at-all'), /^No principal of this snapshot is called 'nobody-at-all'$/],
    [(of) => of.exposed('sitte'), /is called 'sitte', did you mean 'site'\?$/],
    [(of) => of.escalations('alcie'), /did you mean 'alice'\?$/],
    [
      () => openAccess(snapshot, { account: '111122223334' }),
      /has no account '111122223334', did you mean '111122223333'\?$/,
    ],
    [() => openAccess(snapshot, { provider: 'gcp' }), /^The snapshot has nothing of 'gcp': it has aws$/],
  ];

  for (const [ask, complaint] of wrong)
    test(`refused: ${complaint.source}`, async () => {
      await assert.rejects(ask(access), { name: 'UsageError', message: complaint });
    });

  test('who can: everybody of every account, and what may hide more', async () => {
    const { found } = await access.whoCan({ action: 's3:GetObject', resource: 'site/*' });
    const decisions = Object.fromEntries(found.map(({ principal, answer }) => [principal.id, answer.decision]));
    assert.equal(decisions[`arn:aws:iam::${home}:user/alice`], 'allowed');
    assert.equal(decisions['*'], 'allowed');
    assert.equal(decisions[`arn:aws:iam::${other}:role/hidden`], 'unknown-info');
  });

  test('an account narrows names and what is found, not what is known', async () => {
    const narrowed = await openAccess(snapshot, { account: other });
    const { principal } = await narrowed.whatCan('deploy');
    assert.equal(principal.id, `arn:aws:iam::${other}:role/deploy`);
    const { found } = await narrowed.whoCan({ action: 's3:GetObject', resource: 'arn:aws:s3:::site/*' });
    assert.deepEqual(new Set(found.map((one) => one.principal.account)), new Set([other, null]));
  });

  test('what can: by its own statements', async () => {
    const { found } = await access.whatCan('bob');
    assert.deepEqual(
      found.map(({ actions, resources, decision }) => ({ actions, resources, decision })),
      [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::backups/*'], decision: 'unknown-conditional' }],
    );
  });

  const ask = (...args: readonly string[]): Promise<Outcome> => run([...args, '--snapshot', snapshot], { folder });

  describe('as a command', { concurrency: 2 }, () => {
    test('a decision with its statements, in lines', async () => {
      const { code, stdout, stderr } = await ask('can', 'anonymous', 's3:GetObject', 'site/index.html');
      assert.equal(stderr, '');
      assert.equal(code, 0);
      assert.equal(
        stdout,
        [
          'ALLOWED  anybody · s3:GetObject · arn:aws:s3:::site/index.html',
          '  Allowed by statement Everybody of the resource policy arn:aws:s3:::site',
          '',
          'What decided, in order',
          '  allow  resource policy: statement Everybody',
          '         arn:aws:s3:::site',
          '',
        ].join('\n'),
      );
    });

    test('what was not said is asked for', async () => {
      const { stdout } = await ask('can', 'bob', 's3:GetObject', 'backups/x');
      assert.match(stdout, /^PERHAPS {2}user bob · s3:GetObject · arn:aws:s3:::backups\/x\n/);
      assert.match(stdout, /\n {2}ask again with {2}--context 'aws:MultiFactorAuthPresent=…'\n$/i);
    });

    test('what was not seen is told with the permission', async () => {
      const { stdout } = await ask('can', 'hidden', 's3:ListAllMyBuckets');
      assert.match(stdout, /^CAN'T TELL {2}role hidden/);
      assert.match(stdout, /unseen {2}the policies of arn:aws:iam::444455556666:role\/hidden \(denied: /);
    });

    const codes: readonly (readonly [args: readonly string[], code: number])[] = [
      [['alice', 's3:GetObject', 'backups/x'], 0],
      [['bob', 's3:PutObject', 'backups/x'], 1],
      [['bob', 's3:GetObject', 'backups/x'], 3],
      [['hidden', 's3:ListAllMyBuckets'], 3],
    ];
    for (const [args, code] of codes)
      test(`exit code ${code} for ${args.join(' ')}, if wanted`, async () => {
        assert.equal((await ask('can', ...args, '--exit-code', '--json')).code, code);
      });

    test('without being asked the exit code says nothing of the decision', async () => {
      assert.equal((await ask('can', 'bob', 's3:PutObject', 'backups/x')).code, 0);
    });

    const documents: readonly (readonly string[])[] = [
      ['can', 'hidden', 's3:ListAllMyBuckets'],
      [
        'can',
        'bob',
        's3:GetObject',
        'backups/x',
        '--context',
        'aws:SourceIp=203.0.113.9',
        '--context',
        'aws:SourceIp=::1',
      ],
      ['who-can', 's3:*'],
      ['who-can', 'sqs:SendMessage'],
      ['what-can', 'alice'],
      ['exposed'],
      ['exposed', 'backups'],
      ['escalate'],
      ['escalate', 'bob'],
    ];
    for (const args of documents)
      test(`${args.join(' ')}: JSON as its schema says`, async () => {
        const { code, stdout, stderr } = await ask(...args, '--json');
        assert.equal(code, 0, stderr);
        const document = JSON.parse(stdout) as { readonly schema: string };
        assert.ok(valid(document), ajv.errorsText(valid.errors));
        assert.equal(document.schema, `cloudstance.${args[0]}/1`);
        assert.doesNotMatch(stdout.replaceAll('\n', ''), /[\p{Cc}\p{Bidi_Control}]/u);
      });

    for (const args of [
      ['who-can', 'sqs:SendMessage'],
      ['what-can', evil],
      ['can', evil, 'sqs:SendMessage', 'backups'],
    ])
      test(`${args[0]}: names from the cloud are text`, async () => {
        const { code, stdout, stderr } = await ask(...args);
        assert.equal(code, 0, stderr);
        assert.match(stdout, /x⟨ESC⟩\[2J⟨U\+202E⟩y⟨CR⟩⟨LF⟩/);
        assert.doesNotMatch(stdout.replaceAll('\n', ''), /[\p{Cc}\p{Bidi_Control}]/u);
        assert.doesNotMatch(stdout, /^\s*::error::/m);
      });

    const mistakes: readonly (readonly [args: readonly string[], line: RegExp])[] = [
      [
        ['can', 'alice', 's3:GetObject', 'x'],
        /^cloudstance: Name a snapshot with --snapshot <folder>, or ask the bundled/,
      ],
      [
        ['who-can', 's3:GetObject', '--snapshot', 'nowhere'],
        /^cloudstance: nowhere: there is no such snapshot folder$/,
      ],
      [
        ['exposed', '--demo', '--snapshot', 'x'],
        /^cloudstance: option '--demo' cannot be used with option '--snapshot/,
      ],
      [
        ['can', 'alice', 's3:GetObject', 'x', '--demo', '--context', 'mfa'],
        /Write key=value, or key= for what the request/,
      ],
      [
        ['can', 'alice', '--demo'],
        /^cloudstance: missing required argument 'action' \(see 'cloudstance can --help'\)$/,
      ],
      [['what-can', evil, '--demo'], /^cloudstance: No principal of this snapshot is called 'x�\[2J�y ::error::z'$/],
    ];
    for (const [args, line] of mistakes)
      test(`one line for ${args.join(' ')}`, async (t) => {
        const { code, stdout, stderr } = await run(args, { folder: temporaryFolder(t) });
        assert.match(stderr, /^[^\n]+\n$/);
        assert.match(stderr.trimEnd(), line);
        assert.equal(stdout, '');
        assert.equal(code, 2);
      });
  });
});

const manager = '//cloudresourcemanager.googleapis.com/';
const viewer = 'roles/storage.objectViewer';

/** A project whose policy, and that of the organization above it, grant one role each. */
const project = (account: string, member: string): WrittenAccount => ({
  scope: { provider: 'gcp', account, kind: 'project' },
  model: GcpAccess,
  rows: {
    policies: [
      {
        uid: `${manager}projects/${account}`,
        name: account,
        bindings: [{ role: viewer, members: [member] }],
        inherited: [
          {
            node: 'organizations/1',
            bindings: [{ role: viewer, members: ['user:cora@example.com'] }],
            auditConfigs: [],
          },
        ],
      },
    ],
    predefinedRoles: [{ uid: viewer, name: viewer, includedPermissions: ['storage.objects.get'] }],
    buckets: [
      {
        uid: `//storage.googleapis.com/${account}-files`,
        name: `${account}-files`,
        config: {
          publicAccessPrevention: 'inherited',
          uniformBucketLevelAccess: true,
          versioning: false,
          softDeleteDuration: 0,
        },
      },
    ],
  },
});

suite('one answer over several projects', () => {
  const several = mkdtempSync(join(tmpdir(), 'cloudstance-test-'));
  let projects: Access;
  before(async () => {
    const written = [project('alpha', 'user:ana@example.com'), project('beta', 'user:bea@example.com')];
    await writeSnapshot(join(several, 'snapshot'), written);
    projects = await openAccess(join(several, 'snapshot'));
  });
  after(() => rmSync(several, { recursive: true, force: true }));

  const cases: readonly (readonly [who: string, bucket: string, decision: string])[] = [
    ['ana@example.com', 'alpha-files', 'allowed'],
    ['ana@example.com', 'beta-files', 'denied'],
    ['user:bea@example.com', '//storage.googleapis.com/beta-files', 'allowed'],
    ['user:cora@example.com', 'alpha-files', 'allowed'],
    ['user:cora@example.com', 'beta-files', 'allowed'],
    ['anonymous', 'beta-files', 'denied'],
  ];
  for (const [principal, resource, decision] of cases)
    test(`${principal} of ${resource}: ${decision}`, async () => {
      const { answer } = await projects.can({
        principal,
        action: 'storage.objects.get',
        resource: `${resource}/objects/x`,
      });
      assert.equal(answer.decision, decision, answer.reason);
    });

  test('what is above both counts once', async () => {
    const { principals } = await projects.engine('gcp');
    const ids = principals.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
    assert.ok(ids.includes('user:ana@example.com') && ids.includes('user:bea@example.com'));
  });
});

const person = (n: number): string => `00000000-0000-0000-0000-00000000000${n}`;
const subscription = (account: string, principalId: string): WrittenAccount => ({
  scope: { provider: 'azure', account, kind: 'subscription', parent: 'tenant' },
  model: AzureAccess,
  rows: {
    users: [1, 2].map((n) => ({
      uid: `/tenants/tenant/users/${person(n)}`,
      name: `person-${n}@example.com`,
      account: { id: person(n), accountEnabled: true },
    })),
    assignments: [
      {
        uid: `/subscriptions/${account}/providers/microsoft.authorization/roleassignments/1`,
        name: '1',
        assignment: {
          scope: `/subscriptions/${account}`,
          roleDefinitionId: `/subscriptions/${account}/providers/Microsoft.Authorization/roleDefinitions/reader`,
          principalId,
          principalType: 'User',
        },
        role: {
          roleName: 'Reader',
          roleType: 'BuiltInRole',
          permissions: [{ actions: ['*/read'], notActions: [], dataActions: [], notDataActions: [] }],
        },
      },
    ],
    vaults: [
      {
        uid: `/subscriptions/${account}/resourcegroups/rg/providers/microsoft.keyvault/vaults/vault-${account}`,
        name: `vault-${account}`,
      },
    ],
  },
});

suite('one answer over several subscriptions', () => {
  const several = mkdtempSync(join(tmpdir(), 'cloudstance-test-'));
  let subscriptions: Access;
  before(async () => {
    await writeSnapshot(join(several, 'snapshot'), [subscription('a', person(1)), subscription('b', person(2))]);
    subscriptions = await openAccess(join(several, 'snapshot'));
  });
  after(() => rmSync(several, { recursive: true, force: true }));

  const read = 'Microsoft.KeyVault/vaults/read';
  const cases: readonly (readonly [who: string, resource: string, decision: string])[] = [
    ['person-1@example.com', 'vault-a', 'allowed'],
    ['person-1@example.com', 'vault-b', 'denied'],
    [person(2), '/subscriptions/B/resourceGroups/rg', 'allowed'],
    [person(2), 'a', 'denied'],
    ['anonymous', 'vault-a', 'denied'],
  ];
  for (const [principal, resource, decision] of cases)
    test(`${principal} of ${resource}: ${decision}`, async () => {
      const { answer } = await subscriptions.can({ principal, action: read, resource });
      assert.equal(answer.decision, decision, answer.reason);
    });

  test('whoever can in any of them', async () => {
    const { found } = await subscriptions.whoCan({ action: read });
    const who = found.map(({ principal, answer }) => `${principal.name} ${answer.decision}`);
    assert.deepEqual(who.toSorted(), ['person-1@example.com allowed', 'person-2@example.com allowed']);
  });

  test('people of the directory belong to each subscription of it', async () => {
    const narrowed = await openAccess(join(several, 'snapshot'), { account: 'a' });
    assert.equal((await narrowed.whatCan('person-1@example.com')).principal.account, 'tenant');
  });

  test('people of the directory are there once', async () => {
    const { principals } = await subscriptions.engine('azure');
    assert.deepEqual(principals.map(({ id }) => id).toSorted(), [person(1), person(2)]);
  });
});

const bundled: readonly (readonly string[])[] = [
  ['can', 'anonymous', 's3:GetObject', 'acme-website/index.html'],
  ['who-can', 's3:GetObject', 'acme-website/*'],
  ['what-can', 'alice'],
  ['exposed'],
  ['escalate'],
];

describe('the bundled example answers', { concurrency: 2 }, () => {
  for (const args of bundled)
    test(args.join(' '), async (t) => {
      const folder = temporaryFolder(t);
      const [lines, document] = await Promise.all([
        run([...args, '--demo'], { folder }),
        run([...args, '--demo', '--json'], { folder }),
      ]);
      assert.equal(lines.code, 0, lines.stderr);
      assert.ok(lines.stdout.length > 20);
      assert.ok(valid(JSON.parse(document.stdout)), ajv.errorsText(valid.errors));
    });
});

test('the published schema is current', () => {
  const published: unknown = JSON.parse(readFileSync(join(root, 'schemas/access.schema.json'), 'utf8'));
  assert.deepEqual(published, accessSchema());
});

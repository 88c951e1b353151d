/** How a small identity becomes a big one in Google Cloud: each way, and what closes it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Workload } from '../../../src/domain/gcp/access/estate.ts';
import { accountWays, agentWays, delegation, powerWays, roleUpdate } from '../../../src/domain/gcp/access/ways.ts';
import type { Binding } from '../../../src/domain/gcp/iam.ts';
import {
  ana,
  ben,
  bind,
  bindIf,
  boundary,
  deny,
  denyPolicy,
  emailOf,
  engineOf,
  folder,
  group,
  hidden,
  instance,
  organization,
  type Parts,
  project,
  robot,
} from './access-estate.ts';

const expired = "request.time < timestamp('2020-01-01T00:00:00Z')";
const machine = (more: Partial<Workload> = {}): Workload => ({
  id: instance,
  name: 'web',
  type: 'compute.googleapis.com/Instance',
  project: 'shop',
  serviceAccount: emailOf('robot'),
  scopes: ['https://www.googleapis.com/auth/cloud-platform'],
  ...more,
});
/** The account is owner; what Ana has is the role `roles/x`. */
const ownerRobot = bind('roles/owner', robot);
const holding = (permissions: readonly string[], bound: Binding = bind('roles/x', ana), more: Parts = {}): Parts => ({
  project: [ownerRobot, bound],
  accounts: { robot: [] },
  workloads: [machine()],
  ...more,
  roles: { 'roles/x': { value: permissions }, ...more.roles },
});
const waysOf = (parts: Parts, who = ana): readonly string[] =>
  engineOf(parts)
    .escalations(who)
    .found.flatMap(({ ways, decision }) => [decision, ...ways]);
/** `iam.serviceAccounts.actAs` as deny policies name it. */
const denied = (permission: string): string => {
  const [service = '', ...rest] = permission.split('.');
  return `${service === 'resourcemanager' ? 'cloudresourcemanager' : service}.googleapis.com/${rest.join('.')}`;
};

const throughAccount = accountWays.map(({ id, onAccount, inProject, onWorkload, source }) => ({
  id,
  source,
  permissions: [...onAccount, ...inProject, ...(onWorkload?.permissions ?? [])],
  onward: 'gcp-project-set-iam-policy',
}));
const toPower = powerWays.map(({ id, permission, source }) => ({
  id,
  source,
  permissions: [permission],
  onward: undefined,
}));

for (const { id, source, permissions, onward } of [...toPower, ...throughAccount])
  describe(`${id} (${source})`, () => {
    const where = id.includes('folder') ? 'folder' : id.includes('organization') ? 'organization' : 'project';
    const at = (bound: Binding, more: Parts = {}): Parts =>
      where === 'project'
        ? holding(permissions, bound, more)
        : holding(permissions, bind('roles/none'), { [where]: [bound], ...more });
    const expected = ['allowed', id, ...(onward ? [onward] : [])];

    test('is found, with who lets it happen', () => {
      const engine = engineOf(at(bind('roles/x', ana)));
      assert.deepEqual(waysOf(at(bind('roles/x', ana))), expected);
      const { path } = engine.escalations(ana).found[0]!;
      assert.equal(path.steps.length, expected.length);
      assert.equal(path.steps.at(-1)!.kind, 'goal');
      for (const step of path.steps.slice(1)) assert.ok(step.how && step.because!.length > 0);
      assert.match(path.steps[1]!.because![0]!, /^roles\/x to user:ana@example\.com on /);
    });
    test('is closed by a condition that does not hold', () =>
      assert.deepEqual(waysOf(at(bindIf(expired, 'roles/x', ana))), []));
    test('is open where a condition depends on the request', () => {
      const [decision, ...ways] = waysOf(at(bindIf("'a' in request.auth.access_levels", 'roles/x', ana)));
      assert.deepEqual([decision, ...ways], ['unknown-conditional', ...expected.slice(1)]);
    });
    for (const permission of permissions) {
      test(`is closed by a deny rule for ${permission}`, () => {
        const rule = deny({
          deniedPrincipals: ['principal://goog/subject/ana@example.com'],
          deniedPermissions: [denied(permission)],
        });
        const parts = at(bind('roles/x', ana), { deny: { organization: [denyPolicy(rule)] } });
        assert.ok(!waysOf(parts).includes(id));
      });
      test(`needs ${permission}`, () => {
        const parts = at(bind('roles/x', ana), {
          roles: { 'roles/x': { value: permissions.filter((one) => one !== permission) } },
        });
        assert.ok(!waysOf(parts).includes(id));
      });
    }
    test('is no way of somebody without the role', () => assert.deepEqual(waysOf(at(bind('roles/x', ana)), ben), []));
  });

interface Case {
  readonly what: string;
  readonly with: Parts;
  readonly who?: string;
  readonly ways: readonly string[];
}
const token = 'iam.serviceAccounts.getAccessToken';
const tokenMaker = 'roles/iam.serviceAccountTokenCreator';
const toOwner = ['gcp-service-account-token', 'gcp-project-set-iam-policy'];
const cases: readonly Case[] = [
  {
    what: 'a token of an owner on the account alone',
    with: { project: [ownerRobot], accounts: { robot: [bind(tokenMaker, ana)] } },
    ways: ['allowed', ...toOwner],
  },
  {
    what: 'a token of an account without power',
    with: { project: [ownerRobot], accounts: { robot: [], small: [bind(tokenMaker, ana)] } },
    ways: [],
  },
  {
    what: 'a token of a disabled account',
    with: { project: [ownerRobot], accounts: { robot: [bind(tokenMaker, ana)] }, disabled: ['robot'] },
    ways: [],
  },
  {
    what: 'two accounts in a row',
    with: {
      project: [ownerRobot],
      accounts: { robot: [bind(tokenMaker, `serviceAccount:${emailOf('first')}`)], first: [bind(tokenMaker, ana)] },
    },
    ways: ['allowed', 'gcp-service-account-token', ...toOwner],
  },
  {
    what: 'the shortest of several',
    with: {
      project: [ownerRobot],
      accounts: {
        robot: [bind(tokenMaker, `serviceAccount:${emailOf('first')}`, ana)],
        first: [bind(tokenMaker, ana)],
      },
    },
    ways: ['allowed', ...toOwner],
  },
  {
    what: 'a certain way before a shorter one that is not',
    with: {
      project: [ownerRobot],
      accounts: {
        robot: [
          bind(tokenMaker, `serviceAccount:${emailOf('first')}`),
          bindIf("'a' in request.auth.access_levels", tokenMaker, ana),
        ],
        first: [bind(tokenMaker, ana)],
      },
    },
    ways: ['allowed', 'gcp-service-account-token', ...toOwner],
  },
  {
    what: 'accounts that make tokens of each other',
    with: {
      accounts: { robot: [bind(tokenMaker, `serviceAccount:${emailOf('first')}`)], first: [bind(tokenMaker, robot)] },
    },
    who: robot,
    ways: [],
  },
  {
    what: 'a group’s way is its members’',
    with: {
      project: [ownerRobot],
      accounts: { robot: [bind(tokenMaker, 'group:team@example.com')] },
      groups: [group('team@example.com', ana)],
    },
    ways: ['allowed', ...toOwner],
  },
  {
    what: 'anybody',
    with: { project: [ownerRobot], accounts: { robot: [bind(tokenMaker, 'allUsers')] } },
    who: '*',
    ways: ['allowed', ...toOwner],
  },
  {
    what: 'a pipeline',
    with: {
      project: [ownerRobot],
      accounts: {
        robot: [
          bind(
            tokenMaker,
            'principalSet://iam.googleapis.com/projects/300/locations/global/workloadIdentityPools/ci/*',
          ),
        ],
      },
    },
    who: 'principalSet://iam.googleapis.com/projects/300/locations/global/workloadIdentityPools/ci/*',
    ways: ['allowed', ...toOwner],
  },
  { what: 'owners have no way to go', with: { project: [bind('roles/owner', ana)] }, ways: [] },
  {
    what: 'editors become accounts by what they may start',
    with: {
      project: [ownerRobot, bind('roles/x', ana)],
      accounts: { robot: [] },
      roles: { 'roles/x': { value: ['iam.serviceAccounts.actAs', 'run.services.create'] } },
    },
    ways: ['allowed', 'gcp-run-service-create', 'gcp-project-set-iam-policy'],
  },
  {
    what: 'acting as one account is not acting as another',
    with: {
      project: [ownerRobot, bind('roles/x', ana)],
      accounts: { robot: [], small: [bind('roles/iam.serviceAccountUser', ana)] },
      roles: { 'roles/x': { value: ['run.services.create'] } },
    },
    ways: [],
  },
  {
    what: 'a machine with few scopes',
    with: holding(['iam.serviceAccounts.actAs', 'compute.instances.setMetadata'], undefined, {
      workloads: [machine({ scopes: ['https://www.googleapis.com/auth/logging.write'] })],
    }),
    ways: [],
  },
  {
    what: 'a machine of another account',
    with: holding(['iam.serviceAccounts.actAs', 'compute.instances.setMetadata'], undefined, {
      workloads: [machine({ serviceAccount: emailOf('small') })],
    }),
    ways: [],
  },
  {
    what: 'a machine without an account',
    with: holding(['iam.serviceAccounts.actAs', 'compute.instances.setMetadata'], undefined, {
      workloads: [machine({ serviceAccount: null, scopes: null })],
    }),
    ways: [],
  },
  {
    what: 'a boundary that keeps an account out',
    with: {
      project: [ownerRobot, bind(tokenMaker, `serviceAccount:${emailOf('first')}`)],
      accounts: { robot: [], first: [] },
      boundaries: [boundary(project, [folder], { condition: `principal.subject == '${emailOf('first')}'` })].map(
        (one) => ({
          ...one,
          principalSet: '//cloudresourcemanager.googleapis.com/projects/300',
          policy: {
            value: {
              name: 'inside',
              resources: ['//cloudresourcemanager.googleapis.com/projects/lab'],
              enforcementVersion: '3',
            },
          },
        }),
      ),
    },
    who: `serviceAccount:${emailOf('first')}`,
    ways: [],
  },
  {
    what: 'a boundary of a version before tokens',
    with: {
      project: [ownerRobot, bind(tokenMaker, `serviceAccount:${emailOf('first')}`)],
      accounts: { robot: [], first: [] },
      boundaries: [
        boundary(
          '//cloudresourcemanager.googleapis.com/projects/300',
          ['//cloudresourcemanager.googleapis.com/projects/lab'],
          { enforcementVersion: '1' },
        ),
      ],
    },
    who: `serviceAccount:${emailOf('first')}`,
    ways: ['allowed', ...toOwner],
  },
  {
    what: 'a role above the project is full power, too',
    with: {
      organization: [bind('roles/resourcemanager.organizationAdmin', robot)],
      accounts: { robot: [bind(tokenMaker, ana)] },
    },
    ways: ['allowed', 'gcp-service-account-token', 'gcp-organization-set-iam-policy'],
  },
  {
    what: `${roleUpdate.id}: a custom role that it holds`,
    with: {
      project: [bind('projects/shop/roles/mine', ana)],
      roles: { 'projects/shop/roles/mine': { value: [roleUpdate.permission] } },
    },
    ways: ['allowed', roleUpdate.id],
  },
  {
    what: `${roleUpdate.id}: a custom role that somebody else holds`,
    with: {
      project: [bind('projects/shop/roles/mine', ben), bind('roles/x', ana)],
      roles: { 'projects/shop/roles/mine': { value: [] }, 'roles/x': { value: [roleUpdate.permission] } },
    },
    ways: [],
  },
  {
    what: `${roleUpdate.id}: a predefined role can not be changed`,
    with: { project: [bind('roles/x', ana)], roles: { 'roles/x': { value: [roleUpdate.permission] } } },
    ways: [],
  },
  {
    what: `${delegation.id}: through an account`,
    with: {
      project: [ownerRobot],
      accounts: { robot: [bind('roles/y', `serviceAccount:${emailOf('first')}`)], first: [bind('roles/x', ana)] },
      roles: { 'roles/x': { value: [delegation.permission] }, 'roles/y': { value: [token] } },
    },
    ways: ['allowed', delegation.id, 'gcp-project-set-iam-policy'],
  },
  {
    what: `${delegation.id}: through an account without tokens`,
    with: {
      project: [ownerRobot],
      accounts: { robot: [], first: [bind('roles/x', ana)] },
      roles: { 'roles/x': { value: [delegation.permission] } },
    },
    ways: [],
  },
  ...agentWays.flatMap(({ id, permission, account }): Case[] => [
    {
      what: `${id}: the service's own account is owner`,
      with: {
        project: [bind('roles/owner', `serviceAccount:300${account}`), bind('roles/x', ana)],
        roles: { 'roles/x': { value: [permission] } },
      },
      ways: ['allowed', id, 'gcp-project-set-iam-policy'],
    },
    {
      what: `${id}: the service's own account has little`,
      with: {
        project: [bind('roles/viewer', `serviceAccount:300${account}`), bind('roles/x', ana)],
        roles: { 'roles/x': { value: [permission] } },
      },
      ways: [],
    },
    {
      what: `${id}: that of another project is owner`,
      with: {
        project: [bind('roles/owner', `serviceAccount:301${account}`), bind('roles/x', ana)],
        roles: { 'roles/x': { value: [permission] } },
      },
      ways: [],
    },
  ]),
];

describe('escalation', () => {
  for (const { what, with: parts, who, ways } of cases) test(what, () => assert.deepEqual(waysOf(parts, who), ways));

  test('an account whose policy could not be read may hide a way, and is told of', () => {
    const parts = { project: hidden('the policy of the project', 'resourcemanager.projects.getIamPolicy') };
    const { found, unseen } = engineOf(parts).escalations();
    assert.deepEqual([found, unseen.map(({ what }) => what)], [[], ['the policy of the project']]);
  });
  test('a group whose members could not be read may hide a way, and is told of', () => {
    const { unseen } = engineOf({ project: [bind('roles/owner', 'group:admins@example.com')] }).escalations();
    assert.deepEqual(
      unseen.map(({ what }) => what),
      ['the members of group:admins@example.com'],
    );
  });
  test('ids of ways are unique', () => {
    const ids = [...powerWays, ...accountWays, ...agentWays, roleUpdate, delegation].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^gcp-[a-z-]+$/);
  });
  test('many accounts and holders stay fast enough to use by hand', () => {
    const names = Array.from({ length: 150 }, (_, i) => `account${i}`);
    const accounts = Object.fromEntries(
      names.map((name, i) => [name, [bind(tokenMaker, `serviceAccount:${emailOf(names[i + 1] ?? name)}`)]]),
    );
    const engine = engineOf({ project: [bind('roles/owner', `serviceAccount:${emailOf('account0')}`)], accounts });
    assert.equal(engine.escalations().found.length, 149);
  });
});

test('the goal is the most that is reached', () => {
  const { path } = engineOf({ organization: [bind('roles/resourcemanager.organizationAdmin', ana)] }).escalations(ana)
    .found[0]!;
  assert.equal(path.title, 'From ana@example.com to full power over example.com');
  assert.deepEqual(
    path.steps.map(({ id, name }) => [id, name]),
    [
      [ana, 'ana@example.com'],
      [organization, 'full power over example.com'],
    ],
  );
});

/** How a small identity becomes a big one in Azure: each way, and what closes it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AzureAccessEngine } from 'cloudstance/domain/azure/access/engine';
import type { AzureEstate, RoleAssignment } from 'cloudstance/domain/azure/access/estate';
import { assignIdentity, assignWays, computeWays, wayIds } from 'cloudstance/domain/azure/access/ways';
import { globalAdministrator } from 'cloudstance/domain/azure/directory';
import { azureRoles } from 'cloudstance/domain/azure/roles';
import {
  all,
  assigned,
  denied,
  estate,
  group,
  groupHolder,
  inDirectory,
  nearGroup,
  person,
  some,
  subscription,
  unseen,
} from './access-estate.ts';

const owner = (to: Parameters<typeof assigned>[0]['to'] = 'mi', at?: string): RoleAssignment => ({
  ...assigned({ role: 'owner', ...(to && { to }), ...(at && { at }) }),
  roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${azureRoles.owner}`,
});
const dataOf = (action: string) =>
  action.startsWith('data:') ? { dataActions: [action.slice('data:'.length)] } : { actions: [action] };
const roleWith = (...actions: readonly string[]) => actions.map(dataOf);
const isBlocked = (action: string) => `!(ActionMatches{'${action.replace('data:', '')}'})`;

const elsewhere = `${subscription}/resourceGroups/other`;
const workload = (type: string) => {
  const [namespace, ...types] = type.split('/');
  return {
    id: `${group}/providers/${namespace}/${types.join('/')}/thing`,
    name: 'thing',
    type,
    principals: { value: ['mi'] },
  };
};
const identity = {
  id: `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/shared`,
  name: 'shared',
  principalId: 'mi',
};

const waysOf = (given: Partial<AzureEstate>, who = 'ana') =>
  new AzureAccessEngine(estate(given)).escalations(who).found.map(({ ways, decision }) => [decision, ...ways]);

/** An estate in which ana has a way, and what shuts each way. */
interface Case {
  readonly way: string;
  readonly open: Partial<AzureEstate>;
  readonly shut: Readonly<Record<string, Partial<AzureEstate>>>;
  readonly who?: string;
  readonly decision?: string;
  /** More ways than the one, in order. */
  readonly ways?: readonly string[];
}

const running = (type: string): Partial<AzureEstate> =>
  type.endsWith('userassignedidentities') ? { identities: all(identity) } : { workloads: all(workload(type)) };

const compute = computeWays.map(({ id, on, actions }): Case => {
  const role = roleWith(...actions);
  const by = (more: object = {}) => assigned({ role, at: group, ...more });
  return {
    way: id,
    open: { ...running(on), assignments: all(owner(), by()) },
    shut: {
      'a deny assignment': {
        ...running(on),
        assignments: all(owner(), by()),
        denials: all(denied({ permissions: roleWith(actions[0]!), to: ['ana'] })),
      },
      'a condition': { ...running(on), assignments: all(owner(), by({ condition: isBlocked(actions[0]!) })) },
      'a narrower scope': { ...running(on), assignments: all(owner(), by({ at: elsewhere })) },
      'an identity without power': { ...running(on), assignments: all(owner('mi', elsewhere), by()) },
    },
  };
});

const assigning = assignWays.map(({ id, create }): Case => {
  const by = (...actions: string[]) => assigned({ role: roleWith(...actions), at: group });
  const with_ = (...assignments: RoleAssignment[]) => ({
    identities: all(identity),
    assignments: all(owner(), ...assignments),
  });
  return {
    way: id,
    open: with_(by(assignIdentity, create)),
    shut: {
      'nowhere to create': with_(by(assignIdentity)),
      'an identity that is out of reach': with_(
        by(create),
        assigned({ role: roleWith(assignIdentity), at: elsewhere }),
      ),
      'a condition': with_(
        by(create),
        assigned({ role: roleWith(assignIdentity), condition: isBlocked(assignIdentity) }),
      ),
    },
  };
});

const roleAttribute = '@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]';
const rolesByAction = {
  'azure-role-assignment-write': 'Microsoft.Authorization/roleAssignments/write',
};
const giving = Object.entries(rolesByAction).map(([way, action]): Case => {
  const by = (more: object = {}) => assigned({ role: roleWith(action), ...more });
  const onlyReader = `!(ActionMatches{'${action}'}) OR ${roleAttribute} GuidEquals ${azureRoles.reader}`;
  return {
    way,
    open: { assignments: all(by({ at: nearGroup })) },
    shut: {
      'a condition': { assignments: all(by({ condition: onlyReader })) },
      'a deny assignment': { assignments: all(by()), denials: all(denied({ permissions: roleWith(action) })) },
      'a narrower scope': { assignments: all(by({ at: group })) },
    },
  };
});

const changing = (isCustom: boolean, at = subscription): Partial<AzureEstate> => ({
  assignments: all(
    assigned({
      at,
      role: {
        value: {
          name: 'mine',
          isCustom,
          permissions: [{ actions: ['Microsoft.Authorization/roleDefinitions/write'] }],
        },
      },
    }),
  ),
});

const directoryRole = (id: string, ...allowedResourceActions: string[]) => ({
  id,
  name: id,
  isBuiltIn: true,
  permissions: [{ allowedResourceActions }],
});
const privilegedRoleAdministrator = 'e8611ab8-c189-46e8-94e1-60213ab1f814';
const applicationAdministrator = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3';
const privilegedAuthenticationAdministrator = '7be44c8a-adaf-4e2a-84d6-ab2649e08a13';
const helpdeskAdministrator = '729827e3-9c14-49f7-bb1b-9608f156bbb8';
const groupsAdministrator = 'fdd7a751-b60b-444a-984c-02652fe8fa1c';
const directoryRoles = all(
  directoryRole(globalAdministrator, 'microsoft.directory/allEntities/allProperties/allTasks'),
  directoryRole(privilegedRoleAdministrator, 'microsoft.directory/roleAssignments/allProperties/allTasks'),
  directoryRole(
    applicationAdministrator,
    'microsoft.directory/applications/credentials/update',
    'microsoft.directory/servicePrincipals/credentials/update',
  ),
  directoryRole(privilegedAuthenticationAdministrator, 'microsoft.directory/users/password/update'),
  directoryRole(helpdeskAdministrator, 'microsoft.directory/users/password/update'),
  directoryRole(groupsAdministrator, 'microsoft.directory/groups/members/update'),
  directoryRole('users', 'microsoft.directory/users/basic/update'),
);
const holding = (role: string, more: object = {}): Partial<AzureEstate> => ({
  directoryRoles,
  directoryAssignments: all(inDirectory(role, 'ana', more)),
});
const app = (more: object = {}) => person('app', { kind: 'service principal', ...more });
const team = (more: object = {}) =>
  person('team', { kind: 'group', name: 'Team', isAssignableToRole: { value: false }, ...more });
const teamOwns = { assignments: all(owner(groupHolder('team', 'bob'))) };
const reader = inDirectory('users', 'bob');

const directory: readonly Case[] = [
  {
    way: 'azure-elevate-access',
    open: holding(globalAdministrator),
    shut: {
      'a role for an administrative unit': holding(globalAdministrator, { directoryScopeId: '/administrativeUnits/u' }),
      'another role': holding('users'),
    },
  },
  {
    way: 'azure-entra-role-assignment',
    open: holding(privilegedRoleAdministrator),
    shut: { 'a role for one object': holding(privilegedRoleAdministrator, { directoryScopeId: '/app' }) },
  },
  {
    way: 'azure-pim-activation',
    open: { eligible: all(owner('ana')) },
    decision: 'unknown-conditional',
    shut: {
      'a narrower scope': { eligible: all(owner('ana', group)) },
      'another holder': { eligible: all(owner('bob')) },
    },
  },
  {
    way: 'azure-pim-activation',
    open: holding(globalAdministrator, { eligible: true }),
    decision: 'unknown-conditional',
    shut: { 'another role': holding('users', { eligible: true }) },
  },
  {
    way: 'azure-entra-application-credentials',
    open: { ...holding(applicationAdministrator), people: all(app()), assignments: all(owner('app')) },
    shut: {
      'an application without power': { ...holding(applicationAdministrator), people: all(app()) },
      'a managed identity': {
        ...holding(applicationAdministrator),
        people: all(app({ kind: 'managed identity' })),
        assignments: all(owner('app')),
      },
      'a role for another application': {
        ...holding(applicationAdministrator, { directoryScopeId: '/other' }),
        people: all(app()),
        assignments: all(owner('app')),
      },
    },
  },
  {
    way: 'azure-entra-application-owner',
    open: { people: all(app({ owners: { value: ['ana'] } })), assignments: all(owner('app')) },
    shut: {
      'another owner': { people: all(app({ owners: { value: ['bob'] } })), assignments: all(owner('app')) },
      'an application with less': {
        people: all(app({ owners: { value: ['ana'] } })),
        assignments: all(owner('app', group)),
      },
    },
  },
  {
    way: 'azure-entra-reset-password',
    open: { ...holding(helpdeskAdministrator), people: all(person('bob')), assignments: all(owner('bob')) },
    shut: {
      'a user with a directory role': {
        directoryRoles,
        directoryAssignments: all(inDirectory(helpdeskAdministrator), reader),
        people: all(person('bob')),
        assignments: all(owner('bob')),
      },
      'a role without passwords': { ...holding('users'), people: all(person('bob')), assignments: all(owner('bob')) },
    },
  },
  {
    way: 'azure-entra-reset-password',
    open: {
      directoryRoles,
      directoryAssignments: all(
        inDirectory(privilegedAuthenticationAdministrator),
        inDirectory(globalAdministrator, 'bob'),
      ),
      people: all(person('bob')),
    },
    ways: ['azure-elevate-access'],
    shut: {
      'an administrator of others': {
        directoryRoles,
        directoryAssignments: all(inDirectory(helpdeskAdministrator), inDirectory(globalAdministrator, 'bob')),
        people: all(person('bob')),
      },
    },
  },
  {
    way: 'azure-entra-group-owner',
    open: { people: all(team({ owners: { value: ['ana'] } })), ...teamOwns },
    shut: {
      'a group with a rule': {
        people: all(team({ owners: { value: ['ana'] }, membershipRule: { value: 'user.city -eq "x"' } })),
        ...teamOwns,
      },
      'another owner': { people: all(team({ owners: { value: ['bob'] } })), ...teamOwns },
    },
  },
  {
    way: 'azure-entra-group-members',
    open: { ...holding(groupsAdministrator), people: all(team()), ...teamOwns },
    shut: {
      'a group for directory roles': {
        ...holding(groupsAdministrator),
        people: all(team({ isAssignableToRole: { value: true } })),
        ...teamOwns,
      },
    },
  },
  {
    way: 'azure-entra-dynamic-group',
    open: { ...holding('users'), people: all(team({ membershipRule: { value: 'user.city -eq "x"' } })), ...teamOwns },
    decision: 'unknown-conditional',
    shut: { 'a group without a rule': { ...holding('users'), people: all(team()), ...teamOwns } },
  },
  {
    way: 'azure-role-definition-write',
    open: changing(true),
    shut: { 'a role of the vendor': changing(false), 'a narrower scope': changing(true, group) },
  },
  {
    way: 'azure-role-assignment-write-below',
    open: {
      workloads: all(workload('Microsoft.Compute/virtualMachines')),
      assignments: all(owner(), assigned({ role: 'accessAdministrator', at: group })),
    },
    shut: {
      'a condition': {
        workloads: all(workload('Microsoft.Compute/virtualMachines')),
        assignments: all(
          owner(),
          assigned({
            role: 'accessAdministrator',
            at: group,
            condition: `!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'}) OR ${roleAttribute} GuidEquals ${azureRoles.reader}`,
          }),
        ),
      },
      'another group': {
        workloads: all(workload('Microsoft.Compute/virtualMachines')),
        assignments: all(owner(), assigned({ role: 'accessAdministrator', at: elsewhere })),
      },
    },
  },
  ...(
    [
      ['azure-graph-role-management', 'RoleManagement.ReadWrite.Directory'],
      ['azure-graph-app-role-assignment', 'AppRoleAssignment.ReadWrite.All'],
      ['azure-graph-role-schedule', 'RoleAssignmentSchedule.ReadWrite.Directory'],
    ] as const
  ).map(([way, permission]): Case => ({
    way,
    who: 'app',
    open: { people: all(app({ graphPermissions: { value: [permission] } })) },
    shut: {
      'reading alone': { people: all(app({ graphPermissions: { value: [permission.replace('ReadWrite', 'Read')] } })) },
    },
  })),
  {
    way: 'azure-graph-application',
    who: 'app',
    open: {
      people: all(
        app({ graphPermissions: { value: ['Application.ReadWrite.All'] } }),
        person('big', { kind: 'service principal' }),
      ),
      assignments: all(owner('big')),
    },
    shut: {
      'nobody more powerful': { people: all(app({ graphPermissions: { value: ['Application.ReadWrite.All'] } })) },
      'reading alone': {
        people: all(
          app({ graphPermissions: { value: ['Application.Read.All'] } }),
          person('big', { kind: 'service principal' }),
        ),
        assignments: all(owner('big')),
      },
    },
  },
  {
    way: 'azure-graph-group-member',
    who: 'app',
    open: { people: all(app({ graphPermissions: { value: ['GroupMember.ReadWrite.All'] } }), team()), ...teamOwns },
    shut: {
      'a group for directory roles': {
        people: all(
          app({ graphPermissions: { value: ['GroupMember.ReadWrite.All'] } }),
          team({ isAssignableToRole: { value: true } }),
        ),
        ...teamOwns,
      },
    },
  },
  {
    way: 'azure-graph-authentication-method',
    who: 'app',
    open: {
      people: all(app({ graphPermissions: { value: ['UserAuthenticationMethod.ReadWrite.All'] } }), person('bob')),
      assignments: all(owner('bob')),
    },
    shut: {
      'a user without power': {
        people: all(app({ graphPermissions: { value: ['UserAuthenticationMethod.ReadWrite.All'] } }), person('bob')),
      },
    },
  },
];

const cases = [...compute, ...assigning, ...giving, ...directory];
for (const { way, open, shut, who = 'ana', decision = 'allowed', ways = [] } of cases) {
  test(`${way} is a way`, () => {
    assert.deepEqual(waysOf(open, who), [[decision, way, ...ways]]);
  });
  for (const [what, given] of Object.entries(shut))
    test(`${way} is shut by ${what}`, () => {
      const still = waysOf(given, who).filter(([decided]) => decided === 'allowed');
      assert.deepEqual(still, []);
    });
}

test('every way has a case', () => {
  assert.deepEqual([...new Set(cases.map(({ way }) => way))].toSorted(), wayIds.toSorted());
});

const chain: Partial<AzureEstate> = {
  people: all(person('ana'), app({ name: 'Pipeline', owners: { value: ['ana'] } })),
  workloads: all({ ...workload('Microsoft.Compute/virtualMachines'), name: 'vm' }),
  assignments: all(owner(), assigned({ role: 'machines', to: 'app', at: group })),
};

test('a path names every step and what allows it', () => {
  const [found] = new AzureAccessEngine(estate(chain)).escalations('ana').found;
  assert.deepEqual(found!.ways, ['azure-entra-application-owner', 'azure-vm-run-command']);
  assert.equal(found!.path.title, 'ana@example.com reaches full power over the subscription s');
  assert.deepEqual(
    found!.path.steps.map(({ kind, name, how, because }) => [kind, name, how, because]),
    [
      ['identity', 'ana@example.com', undefined, undefined],
      ['identity', 'Pipeline', 'adds credentials to', ['owner of Pipeline']],
      ['compute', 'vm', 'runs commands on', [`role machines at ${group}`]],
      ['identity', 'mi', 'takes the token of', []],
      ['goal', 'full power over the subscription s', 'has', ['role owner at the subscription s']],
    ],
  );
});

test('those who have full power are no escalation, and have it', () => {
  const engine = new AzureAccessEngine(estate({ assignments: all(owner('ana')) }));
  assert.deepEqual(engine.escalations().found, []);
  assert.equal(engine.graph.powerOf('ana')?.decision, 'allowed');
  assert.equal(engine.graph.powerOf('bob'), undefined);
});

test('the shortest way counts, and what is certain before what is not', () => {
  const short = { ...chain, assignments: all(...chain.assignments!.items, assigned({ role: 'machines', at: group })) };
  assert.deepEqual(waysOf(short), [['allowed', 'azure-vm-run-command']]);
  const open = { ...chain, eligible: all(owner('ana')) };
  assert.deepEqual(waysOf(open), [['allowed', 'azure-entra-application-owner', 'azure-vm-run-command']]);
});

test('a role that can be activated is a step of a way', () => {
  const given = { ...chain, people: all<never>(), eligible: all(assigned({ role: 'machines', at: group })) };
  assert.deepEqual(waysOf(given), [['unknown-conditional', 'azure-pim-activation', 'azure-vm-run-command']]);
});

test('what was not seen leaves a way open, and is named', () => {
  const hidden = { ...chain, assignments: all(owner(), assigned({ role: unseen('the role'), to: 'app', at: group })) };
  const [found] = new AzureAccessEngine(estate(hidden)).escalations('ana').found;
  assert.equal(found!.decision, 'unknown-info');
  assert.deepEqual(
    found!.unseen.map(({ what }) => what),
    ['the role'],
  );
  const { unseen: gaps } = new AzureAccessEngine(estate({ ...chain, workloads: some('the machines') })).escalations();
  assert.deepEqual(
    gaps.map(({ what }) => what),
    ['the machines'],
  );
});

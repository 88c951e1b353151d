import { type AzureEstate, subscription } from '../fake.ts';

const scope = `/subscriptions/${subscription}`;
const definitions = 'providers/Microsoft.Authorization/roleDefinitions';

const roles = {
  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  userAccessAdministrator: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
  accessAdministrator: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
  virtualMachineLogin: '1c0163c0-47e6-4577-8991-ea5c82e286e4',
  nearlyOwner: 'all',
  locks: '00000000-0000-0000-0000-0000000010c5',
};

/** Of whoever may give roles: just this one. */
const onlyReaders = `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${roles.reader}}))`;

interface Held {
  readonly role: keyof typeof roles;
  readonly by: string;
  readonly type?: string;
  readonly at?: string;
  readonly more?: object;
}

/** In pages of two. Assignments above the subscription have ids of their own scope. */
const assignments = (...all: Held[]) => ({
  [`${scope}/providers/Microsoft.Authorization/roleAssignments`]: (url: URL) => {
    const from = Number(url.searchParams.get('$skipToken') ?? 0);
    const path = `${scope}/providers/Microsoft.Authorization/roleAssignments`;
    const value = all.map(({ role, by, type = 'User', at = scope, more }, i) => ({
      id: `${at === '/' ? '' : at}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-0000-0000-0000000000${String(i).padStart(2, '0')}`,
      name: `00000000-0000-0000-0000-0000000000${String(i).padStart(2, '0')}`,
      type: 'Microsoft.Authorization/roleAssignments',
      properties: {
        scope: at,
        roleDefinitionId: `${scope}/${definitions}/${roles[role]}`,
        principalId: by,
        principalType: type,
        condition: null,
        conditionVersion: null,
        createdOn: '2024-03-01T10:00:00.1234567Z',
        updatedOn: '2024-03-01T10:00:00.1234567Z',
        createdBy: '',
        updatedBy: 'ana',
        ...more,
      },
    }));
    return {
      value: value.slice(from, from + 2),
      ...(from + 2 < value.length && {
        nextLink: `https://management.azure.com${path}?api-version=2022-04-01&$skipToken=${from + 2}`,
      }),
    };
  },
});

/** How the assignments above came to be: by their places in the list, those of a role that can be activated. */
const schedules = (...all: { readonly at?: string; readonly i: number; readonly properties?: object }[]) => ({
  [`${scope}/providers/Microsoft.Authorization/roleAssignmentScheduleInstances`]: (url: URL) => {
    const path = `${scope}/providers/Microsoft.Authorization/roleAssignmentScheduleInstances`;
    const value = all.map(({ at = scope, i, properties }) => ({
      id: `${at === '/' ? '' : at}/providers/Microsoft.Authorization/roleAssignmentScheduleInstances/schedule-${i}`,
      name: `schedule-${i}`,
      type: 'Microsoft.Authorization/roleAssignmentScheduleInstances',
      properties: {
        scope: at,
        originRoleAssignmentId: `${at === '/' ? '' : at}/providers/Microsoft.Authorization/roleAssignments/00000000-0000-0000-0000-0000000000${String(i).padStart(2, '0')}`,
        assignmentType: 'Assigned',
        memberType: 'Direct',
        startDateTime: '2024-03-01T10:00:00Z',
        endDateTime: null,
        ...properties,
      },
    }));
    const half = url.searchParams.has('$skipToken') ? value.slice(3) : value.slice(0, 3);
    return {
      value: half,
      ...(half[0] === value[0] && {
        nextLink: `https://management.azure.com${path}?api-version=2020-10-01&$skipToken=3`,
      }),
    };
  },
});

/** Roles that can be activated. */
const eligible = (...all: Held[]) => ({
  [`${scope}/providers/Microsoft.Authorization/roleEligibilityScheduleInstances`]: {
    value: all.map(({ role, by, type = 'User', at = scope, more }, i) => ({
      id: `${at === '/' ? '' : at}/providers/Microsoft.Authorization/roleEligibilityScheduleInstances/eligible-${i}`,
      name: `eligible-${i}`,
      type: 'Microsoft.Authorization/roleEligibilityScheduleInstances',
      properties: {
        scope: at,
        roleDefinitionId: `${scope}/${definitions}/${roles[role]}`,
        principalId: by,
        principalType: type,
        memberType: 'Direct',
        startDateTime: '2024-03-01T10:00:00Z',
        endDateTime: null,
        ...more,
      },
    })),
  },
});

const denials = (...all: object[]) => ({
  [`${scope}/providers/Microsoft.Authorization/denyAssignments`]: {
    value: all.map((properties, i) => ({
      id: `${scope}/providers/Microsoft.Authorization/denyAssignments/denial-${i}`,
      name: `denial-${i}`,
      type: 'Microsoft.Authorization/denyAssignments',
      properties: { isSystemProtected: true, doNotApplyToChildScopes: false, scope, ...properties },
    })),
  },
});

/** The vendor's roles, shortened, as every subscription lists them. */
const builtIn = () => [
  definition({ id: roles.owner, name: 'Owner', permissions: [{ actions: ['*'] }], scopes: ['/'], type: 'BuiltInRole' }),
  definition({
    id: roles.contributor,
    name: 'Contributor',
    permissions: [{ actions: ['*'], notActions: ['Microsoft.Authorization/*/Write'] }],
    scopes: ['/'],
    type: 'BuiltInRole',
  }),
  definition({
    id: roles.reader,
    name: 'Reader',
    permissions: [{ actions: ['*/read'] }],
    scopes: ['/'],
    type: 'BuiltInRole',
  }),
  definition({
    id: roles.userAccessAdministrator,
    name: 'User Access Administrator',
    permissions: [{ actions: ['*/read', 'Microsoft.Authorization/*'] }],
    scopes: ['/'],
    type: 'BuiltInRole',
  }),
  definition({
    id: roles.accessAdministrator,
    name: 'Role Based Access Control Administrator',
    permissions: [{ actions: ['*/read', 'Microsoft.Authorization/roleAssignments/write'] }],
    scopes: ['/'],
    type: 'BuiltInRole',
  }),
  definition({
    id: roles.virtualMachineLogin,
    name: 'Virtual Machine Administrator Login',
    permissions: [
      {
        actions: [],
        dataActions: ['Microsoft.Compute/virtualMachines/loginAsAdmin/action'],
        notDataActions: ['Microsoft.Compute/virtualMachines/other/action'],
      },
    ],
    scopes: ['/'],
    type: 'BuiltInRole',
  }),
];

interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly object[];
  readonly scopes?: readonly string[];
  readonly type?: string;
}
const definition = ({ id, name, permissions, scopes = [scope], type = 'CustomRole' }: Role) => ({
  id: `${scope}/${definitions}/${id}`,
  name: id,
  type: 'Microsoft.Authorization/roleDefinitions',
  properties: { roleName: name, type, description: 'A role', permissions, assignableScopes: scopes },
});

const benchmark = '/providers/Microsoft.Authorization/policySetDefinitions/1f3afdf9-d0c9-4c3d-847f-89da613e70a8';
const policies = (...all: readonly { readonly name: string; readonly properties: object }[]) => ({
  [`${scope}/providers/Microsoft.Authorization/policyAssignments`]: (url: URL) => {
    const path = `${scope}/providers/Microsoft.Authorization/policyAssignments`;
    const rows = all.map((one) => ({
      ...one,
      id: `${path}/${one.name}`,
      type: 'Microsoft.Authorization/policyAssignments',
    }));
    const isFirst = !url.searchParams.has('$skipToken');
    if (rows.length < 2) return { value: rows };
    return isFirst
      ? { value: rows.slice(0, 1), nextLink: `https://management.azure.com${path}?api-version=2021-06-01&$skipToken=1` }
      : { value: rows.slice(1) };
  },
});

export default {
  arm: {
    ...assignments(
      { role: 'owner', by: 'ana' },
      {
        role: 'owner',
        by: 'administrators',
        type: 'Group',
        at: '/providers/Microsoft.Management/managementGroups/all',
      },
      { role: 'userAccessAdministrator', by: 'bob', at: '/' },
      { role: 'reader', by: 'deployer', type: 'ServicePrincipal', at: '/' },
      {
        role: 'owner',
        by: 'deployer',
        type: 'ServicePrincipal',
        more: { condition: onlyReaders, conditionVersion: '2.0' },
      },
      { role: 'contributor', by: 'cai', at: `${scope}/resourceGroups/rg` },
      { role: 'reader', by: 'eli' },
      { role: 'reader', by: 'nobody' },
      { role: 'reader', by: 'deleted', type: 'Group' },
      {
        role: 'virtualMachineLogin',
        by: 'elsewhere',
        type: 'ServicePrincipal',
        more: { delegatedManagedIdentityResourceId: '/subscriptions/other' },
      },
      { role: 'nearlyOwner', by: 'ida' },
      { role: 'owner', by: '00000000-0000-0000-0000-0000000000b1', type: 'ServicePrincipal' },
      { role: 'owner', by: 'vendor', type: 'ServicePrincipal' },
    ),
    ...schedules(
      { i: 0 },
      { i: 1, at: '/providers/Microsoft.Management/managementGroups/all' },
      { i: 2, at: '/', properties: { assignmentType: 'Activated', endDateTime: '2026-11-21T20:00:00Z' } },
      { i: 3, at: '/' },
      { i: 4 },
      { i: 5, at: `${scope}/resourceGroups/rg`, properties: { endDateTime: '2027-01-01T00:00:00Z' } },
      { i: 6 },
      { i: 7 },
      { i: 8 },
      { i: 9 },
      { i: 10 },
      { i: 11 },
      { i: 12 },
    ),
    [`${scope}/providers/Microsoft.Authorization/roleDefinitions`]: {
      value: [
        definition({
          id: 'all',
          name: 'Nearly owner',
          permissions: [{ actions: ['*'], notActions: [], dataActions: [], notDataActions: [] }],
        }),
        definition({
          id: 'operator',
          name: 'Operator',
          permissions: [{ actions: ['Microsoft.Web/*'], notActions: ['Microsoft.Web/sites/delete'] }],
          scopes: [`${scope}/resourceGroups/rg`],
        }),
        definition({ id: 'bare', name: 'Bare', permissions: [{}] }),
        ...builtIn(),
      ],
    },
    ...eligible(
      { role: 'owner', by: 'dee', more: { endDateTime: '2027-01-01T00:00:00Z' } },
      { role: 'contributor', by: 'operators', type: 'Group', at: '/' },
      {
        role: 'userAccessAdministrator',
        by: 'deployer',
        type: 'ServicePrincipal',
        more: { condition: onlyReaders, conditionVersion: '2.0' },
      },
    ),
    ...denials(
      {
        denyAssignmentName: 'Stack',
        permissions: [
          { actions: ['*/delete'], notActions: ['Microsoft.Web/*'], dataActions: [], notDataActions: [] },
          {
            dataActions: ['Microsoft.Storage/*'],
            notDataActions: ['*/read'],
            condition: "ActionMatches{'Microsoft.Web/sites/delete'}",
            conditionVersion: '2.0',
          },
        ],
        principals: [{ id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' }],
        excludePrincipals: [
          { id: 'administrators', type: 'Group' },
          { id: 'ana', type: 'User' },
        ],
        condition: "ActionMatches{'Microsoft.Web/sites/delete'}",
        conditionVersion: '2.0',
      },
      { permissions: [{ actions: ['*'] }], principals: [{ id: 'gone' }], doNotApplyToChildScopes: true },
    ),
    ...policies(
      {
        name: 'SecurityCenterBuiltIn',
        properties: {
          displayName: 'ASC Default',
          policyDefinitionId: benchmark,
          scope,
          notScopes: [`${scope}/resourceGroups/rg`],
          enforcementMode: 'DoNotEnforce',
          parameters: {
            webAppsMonitoringEffect: { value: 'Disabled' },
            listOfNames: { value: ['a'] },
            vaultEffect: { value: 'Audit' },
          },
        },
      },
      { name: 'bare', properties: { policyDefinitionId: '/providers/Microsoft.Authorization/policyDefinitions/one' } },
    ),
    '/providers/Microsoft.Subscription/policies/default': {
      id: '/providers/Microsoft.Subscription/policies/default',
      name: 'default',
      type: 'Microsoft.Subscription/policies',
      properties: {
        policyId: 'default',
        blockSubscriptionsLeavingTenant: true,
        blockSubscriptionsIntoTenant: false,
        exemptedPrincipals: ['ana'],
      },
    },
  },
} satisfies AzureEstate;

export const clean = {
  arm: {
    ...assignments(
      { role: 'owner', by: 'ana' },
      { role: 'owner', by: 'bob', at: '/providers/Microsoft.Management/managementGroups/all' },
      { role: 'locks', by: 'administrators', type: 'Group' },
      { role: 'accessAdministrator', by: 'good', type: 'ServicePrincipal', more: { condition: onlyReaders } },
      { role: 'reader', by: 'cai' },
    ),
    ...schedules(
      { i: 0, properties: { endDateTime: '2027-01-01T00:00:00Z' } },
      { i: 1, at: '/providers/Microsoft.Management/managementGroups/all', properties: { assignmentType: 'Activated' } },
      { i: 2 },
      { i: 3 },
      { i: 4 },
    ),
    [`${scope}/providers/Microsoft.Authorization/roleDefinitions`]: {
      value: [
        definition({
          id: roles.locks,
          name: 'Lock administrator',
          permissions: [{ actions: ['Microsoft.Authorization/locks/*'], notActions: [] }],
        }),
        ...builtIn(),
      ],
    },
    ...eligible(),
    ...denials(),
    ...policies({
      name: 'SecurityCenterBuiltIn',
      properties: { policyDefinitionId: benchmark, scope, enforcementMode: 'Default', parameters: {} },
    }),
    '/providers/Microsoft.Subscription/policies/default': {
      id: '/providers/Microsoft.Subscription/policies/default',
      properties: { blockSubscriptionsLeavingTenant: true, blockSubscriptionsIntoTenant: true },
    },
  },
} satisfies AzureEstate;

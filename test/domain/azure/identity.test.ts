/** Who may do what: conditional access, roles, consent and addresses for tokens. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type AccessPolicy,
  asksForMfa,
  asksForPhishingResistance,
  exclusionsOf,
  type GrantControls,
  isForApplication,
  narrowingsOf,
  transferMethods,
} from '../../../src/domain/azure/conditional-access.ts';
import { isLimited, selfConsentPolicies } from '../../../src/domain/azure/consent.ts';
import { isMicrosoftTenant, membersOf, privilegedDirectoryRole, usersOf } from '../../../src/domain/azure/directory.ts';
import { covers } from '../../../src/domain/azure/permissions.ts';
import { isUnsafeRedirect } from '../../../src/domain/azure/redirects.ts';
import { azureRoleName, azureRoleOf, mayGiveRoles, scopeLevel, scopeText } from '../../../src/domain/azure/roles.ts';

const policy = (conditions: AccessPolicy['conditions'], grantControls?: GrantControls): AccessPolicy => ({
  state: 'enabled',
  conditions,
  grantControls,
});

describe('a Conditional Access policy narrows what it holds for', () => {
  for (const [what, conditions, expected] of [
    ['nothing said', {}, []],
    ['all clients', { clientAppTypes: ['all'] }, []],
    ['all modern clients', { clientAppTypes: ['browser', 'mobileAppsAndDesktopClients'] }, []],
    ['browsers only', { clientAppTypes: ['browser'] }, ['clients']],
    ['any location', { locations: { includeLocations: ['All'], excludeLocations: [] } }, []],
    [
      'any location but one',
      { locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } },
      ['locations'],
    ],
    ['one location', { locations: { includeLocations: ['a'] } }, ['locations']],
    ['any platform', { platforms: { includePlatforms: ['all'] } }, []],
    ['one platform', { platforms: { includePlatforms: ['windows'] } }, ['platforms']],
    ['some devices', { devices: { deviceFilter: { mode: 'include' } } }, ['devices']],
    ['a device condition without a filter', { devices: {} }, []],
    [
      'risks',
      { signInRiskLevels: ['high'], userRiskLevels: ['low'], insiderRiskLevels: 'minor' },
      ['signInRisk', 'userRisk', 'insiderRisk'],
    ],
    ['no risks', { signInRiskLevels: [], userRiskLevels: [] }, []],
    ['a flow', { authenticationFlows: { transferMethods: 'deviceCodeFlow' } }, ['flows']],
    ['no flow', { authenticationFlows: { transferMethods: 'none' } }, []],
  ] as const)
    test(what, () => assert.deepEqual(narrowingsOf(policy(conditions)), expected));
});

describe('a grant asks for a second factor', () => {
  for (const [expected, grant] of [
    [true, { operator: 'OR', builtInControls: ['mfa'] }],
    [true, { operator: 'AND', builtInControls: ['mfa', 'compliantDevice'] }],
    [false, { operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] }],
    [false, { builtInControls: ['mfa', 'compliantDevice'] }],
    [false, { operator: 'OR', builtInControls: ['mfa'], termsOfUse: ['t'] }],
    [false, { operator: 'OR', builtInControls: ['mfa'], customAuthenticationFactors: ['f'] }],
    [false, { operator: 'OR', builtInControls: ['block'] }],
    [true, { operator: 'OR', builtInControls: [], authenticationStrength: { requirementsSatisfied: 'mfa' } }],
    [false, { operator: 'OR', builtInControls: [], authenticationStrength: { requirementsSatisfied: 'none' } }],
    [
      false,
      {
        operator: 'OR',
        builtInControls: ['compliantDevice'],
        authenticationStrength: { requirementsSatisfied: 'mfa' },
      },
    ],
    [false, undefined],
  ] as const)
    test(`${JSON.stringify(grant)}: ${expected}`, () => assert.equal(asksForMfa(policy({}, grant)), expected));
});

describe('a grant asks for what no faked page can take', () => {
  const strength = (...allowedCombinations: string[]) => ({ authenticationStrength: { allowedCombinations } });
  for (const [expected, grant] of [
    [true, { operator: 'OR', ...strength('fido2', 'windowsHelloForBusiness', 'x509CertificateMultiFactor') }],
    [false, { operator: 'OR', ...strength('fido2', 'password,microsoftAuthenticatorPush') }],
    [false, { operator: 'OR', ...strength() }],
    [false, { operator: 'OR', builtInControls: ['compliantDevice'], ...strength('fido2') }],
    [true, { operator: 'AND', builtInControls: ['compliantDevice'], ...strength('fido2') }],
    [false, { operator: 'OR', builtInControls: ['mfa'] }],
  ] as const)
    test(`${JSON.stringify(grant)}: ${expected}`, () =>
      assert.equal(asksForPhishingResistance(policy({}, grant)), expected));
});

describe('a policy is for an application', () => {
  for (const [expected, applications] of [
    [true, { includeApplications: ['All'] }],
    [true, { includeApplications: ['APP'] }],
    [false, { includeApplications: ['All'], excludeApplications: ['app'] }],
    [false, { includeApplications: ['other'] }],
    [false, { includeApplications: ['All'], applicationFilter: { mode: 'include' } }],
    [false, undefined],
  ] as const)
    test(`${JSON.stringify(applications)}: ${expected}`, () =>
      assert.equal(isForApplication(policy({ applications }), 'app'), expected));
});

test('whom and what a policy leaves out', () => {
  assert.deepEqual(exclusionsOf(policy({})), []);
  const users = { excludeUsers: ['a', 'b'], excludeGroups: ['g'], excludeRoles: [], excludeGuestsOrExternalUsers: {} };
  assert.deepEqual(exclusionsOf(policy({ users, applications: { excludeApplications: ['x'] } })), [
    '2 users',
    '1 group',
    'some guests',
    '1 application',
  ]);
});

test('several ways to hand a sign-in over stand in one text', () => {
  assert.deepEqual(transferMethods('deviceCodeFlow, authenticationTransfer'), [
    'deviceCodeFlow',
    'authenticationTransfer',
  ]);
  assert.deepEqual(transferMethods('none'), []);
  assert.deepEqual(transferMethods(undefined), []);
});

describe('what a scope is', () => {
  for (const [scope, level, text] of [
    ['/', 'root', 'the root scope'],
    ['/providers/Microsoft.Management/managementGroups/all', 'management group', 'the management group all'],
    ['/subscriptions/a', 'subscription', 'the subscription a'],
    ['/subscriptions/a/resourceGroups/rg', 'other', '/subscriptions/a/resourceGroups/rg'],
    ['/providers/Microsoft.Billing/billingAccounts/b', 'other', '/providers/Microsoft.Billing/billingAccounts/b'],
  ] as const)
    test(scope, () => {
      assert.equal(scopeLevel(scope), level);
      assert.equal(scopeText(scope), text);
    });
});

test('roles are known by the end of their ids, in any letters', () => {
  const owner =
    '/subscriptions/a/providers/Microsoft.Authorization/roleDefinitions/8E3AF657-A8FF-443C-A75C-2FE8C4BCB635';
  assert.equal(azureRoleOf(owner), 'owner');
  assert.equal(azureRoleName(owner), 'Owner');
  assert.equal(azureRoleOf('/x/unknown'), undefined);
  assert.equal(azureRoleName('/x/unknown'), 'Role unknown');
  assert.equal(mayGiveRoles('contributor'), false);
  assert.equal(mayGiveRoles('accessAdministrator'), true);
});

describe('actions are covered', () => {
  const write = 'Microsoft.Authorization/roleAssignments/write';
  for (const [expected, ...held] of [
    [true, { actions: ['*'] }],
    [true, { actions: ['microsoft.authorization/*/WRITE'] }],
    [false, { actions: ['*/read'] }],
    [false, { actions: ['*'], notActions: ['Microsoft.Authorization/*/write'] }],
    [true, { actions: ['*'], notActions: ['Microsoft.Authorization/*'] }, { actions: [write] }],
    [false, {}],
    [false],
  ] as const)
    test(`${JSON.stringify(held)}: ${expected}`, () => assert.equal(covers(held, write), expected));

  test('in time, however many stars a role has', () => {
    assert.equal(covers([{ actions: [`${'*a'.repeat(5000)}*b`] }], 'a'.repeat(5000)), false);
  });
});

test('privileged directory roles are those that the vendor names, but for readers', () => {
  assert.equal(privilegedDirectoryRole('62E90394-69F5-4237-9190-012177145E10'), 'Global Administrator');
  assert.equal(privilegedDirectoryRole('f2ef992c-3afb-46b9-b7cf-a126ee74c451'), undefined);
});

test('a role is held by its principal, or by those in the group', () => {
  const members = [
    { id: 'a', type: 'user' },
    { id: 'b', type: 'servicePrincipal' },
  ];
  const group = { principalId: 'g', principalType: 'Group', group: { exists: true, members } };
  assert.deepEqual(membersOf(group), members);
  assert.deepEqual(usersOf(group), ['a']);
  assert.deepEqual(usersOf({ principalId: 'u', principalType: 'User', group: null }), ['u']);
  assert.deepEqual(usersOf({ principalId: 's', principalType: 'ServicePrincipal', group: null }), []);
});

test('the tenants of Microsoft are known, in any letters', () => {
  assert.equal(isMicrosoftTenant('F8CDEF31-A31E-4B4A-93E4-5F571E91255A'), true);
  assert.equal(isMicrosoftTenant('00000000-0000-0000-0000-0000000000ff'), false);
  assert.equal(isMicrosoftTenant(undefined), false);
});

describe('consent', () => {
  test('is of users themselves by some policies only', () =>
    assert.deepEqual(
      selfConsentPolicies(['managePermissionGrantsForSelf.low', 'ManagePermissionGrantsForOwnedResource.team']),
      ['low'],
    ));

  for (const [expected, condition] of [
    [true, { clientApplicationsFromVerifiedPublisherOnly: true }],
    [true, { clientApplicationTenantIds: ['TENANT'] }],
    [false, { clientApplicationTenantIds: ['tenant', 'all'] }],
    [false, { clientApplicationTenantIds: [] }],
    [false, {}],
  ] as const)
    test(`${JSON.stringify(condition)}: ${expected ? 'limited' : 'open'}`, () =>
      assert.equal(isLimited(condition, 'tenant'), expected));
});

describe('addresses for tokens', () => {
  for (const [unsafe, uri] of [
    [false, 'https://app.example.com/callback'],
    [false, 'http://localhost'],
    [false, 'http://127.0.0.1:8400/'],
    [false, 'http://[::1]/'],
    [false, 'urn:ietf:wg:oauth:2.0:oob'],
    [true, 'http://app.example.com'],
    [true, 'http://localhost.example.com'],
    [true, 'https://*.example.com'],
  ] as const)
    test(`${uri}: ${unsafe ? 'unsafe' : 'safe'}`, () => assert.equal(isUnsafeRedirect(uri), unsafe));
});

import { by, defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { globalAdministrator, isMicrosoftTenant, membersOf } from 'cloudstance/domain/azure/directory';
import { listOf } from 'cloudstance/domain/text';
import { DirectoryRoleAssignment, ServicePrincipal } from 'cloudstance/resources/azure/entra';
import { principal } from './_principals.ts';
import { objectId, privilegedName, privilegedNames } from './_users.ts';

const uid = '/tenants/t/servicePrincipals/app';
const holds = (roleDefinitionId: string, group: boolean) => ({
  assignment: {
    roleDefinitionId,
    eligible: false,
    principalId: group ? 'g' : 'app',
    principalType: group ? 'group' : 'servicePrincipal',
  },
  group: group ? { exists: true, members: [{ id: 'app', type: 'servicePrincipal' }] } : null,
});

export default defineCheck({
  id: 'azure-entra-service-principal-privileged-role',
  title: 'Applications hold no privileged directory roles',
  severity: 'high',
  why: 'An application signs in with a secret and no second factor, so whoever finds the secret administers the tenant.',
  references: ['https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference'],
  on: ServicePrincipal.pick('principal'),
  with: {
    roles: by(DirectoryRoleAssignment.pick('assignment', 'group'), ({ assignment, group }) =>
      membersOf({ ...assignment, group }).map(({ id }) => id),
    ),
  },
  fix: ({ uid: own }) => ({
    command: `az rest --url "https://graph.microsoft.com/v1.0/roleManagement/directory/roleAssignments?\\$filter=principalId eq '${objectId(own).replaceAll(/[^\w-]/g, '')}'"`,
    text: 'DELETE the assignments by their ids, and give the application the permissions of Microsoft Graph that it needs instead.',
  }),

  evaluate({ uid: own, principal: { appOwnerOrganizationId } }, { roles }) {
    if (isMicrosoftTenant(appOwnerOrganizationId)) return notApplicable('An application of Microsoft');
    const held = roles.get(objectId(own)).filter((one) => privilegedName(one) !== undefined);
    return held.length === 0 ? pass('Holds no privileged role') : fail(`Holds ${listOf(privilegedNames(held))}`);
  },

  examples: {
    pass: [
      { uid, principal, $roles: [] },
      { uid, principal, $roles: [holds('88d8e3e3-8f55-4a1e-953a-9b9898b8876b', false)] },
    ],
    fail: [
      { uid, principal, $roles: [holds(globalAdministrator, false)] },
      { uid, principal: { id: 'app' }, $roles: [holds(globalAdministrator, true)] },
    ],
    notApplicable: [
      {
        uid,
        principal: { ...principal, appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a' },
        $roles: [holds('9360feb5-f418-4baa-8175-e2a00bac4301', false)],
      },
    ],
  },
});

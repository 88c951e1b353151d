import { defineCheck, notApplicable } from 'cloudstance/check';
import { globalAdministrator, isMicrosoftTenant } from 'cloudstance/domain/azure/directory';
import { EntraAccess } from 'cloudstance/models/azure-access';
import { ServicePrincipal } from 'cloudstance/resources/azure/entra';
import { appOf, directoryRoleOf, holdsInDirectory, powerReferences, userOf } from '../_full-power.ts';
import { directoryPowerVerdict } from './_power.ts';
import { principal } from './_principals.ts';

const uid = '/tenants/t/servicePrincipals/app';
const manager = 'e8611ab8-c189-46e8-94e1-60213ab1f814';
const directoryRoles = [directoryRoleOf(manager, 'microsoft.directory/roleAssignments/allProperties/allTasks')];

export default defineCheck({
  id: 'azure-entra-service-principal-administrator',
  title: 'Applications have no way to Global Administrator',
  severity: 'critical',
  why: 'An application signs in with a secret and no second factor: whoever finds it is administrator of the tenant a few calls later.',
  references: [...powerReferences, 'https://learn.microsoft.com/graph/permissions-reference'],
  on: ServicePrincipal.pick('principal'),
  with: { access: EntraAccess },
  fix: () => ({
    text: 'Take away what the first step of the path names: the permission, the role, or the ownership of a more powerful application.',
  }),

  evaluate({ uid: own, principal: { appOwnerOrganizationId } }, { access }) {
    if (isMicrosoftTenant(appOwnerOrganizationId)) return notApplicable('An application of Microsoft');
    return directoryPowerVerdict(own, access);
  },

  examples: {
    pass: [
      { uid, principal },
      { uid, principal, $access: { servicePrincipals: [{ ...appOf('app'), graphPermissions: ['User.Read.All'] }] } },
    ],
    fail: [
      {
        uid,
        principal,
        $access: {
          servicePrincipals: [{ ...appOf('app'), graphPermissions: ['AppRoleAssignment.ReadWrite.All'] }],
        },
      },
      {
        uid,
        principal,
        $access: {
          servicePrincipals: [{ ...appOf('app'), graphPermissions: ['UserAuthenticationMethod.ReadWrite.All'] }],
          users: [userOf('ana')],
          directoryAssignments: [holdsInDirectory(globalAdministrator, 'ana')],
          directoryRoles: [directoryRoleOf(globalAdministrator)],
        },
      },
      {
        uid,
        principal,
        $access: { directoryRoles, directoryAssignments: [holdsInDirectory(manager, 'app', 'servicePrincipal')] },
      },
    ],
    notApplicable: [
      { uid, principal: { ...principal, appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a' } },
    ],
  },
});

import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { isMicrosoftTenant, takeoverPermissions } from 'cloudstance/domain/azure/directory';
import { listOf, plural } from 'cloudstance/domain/text';
import { ServicePrincipal } from 'cloudstance/resources/azure/entra';
import { principal } from './_principals.ts';
import { objectId } from './_users.ts';

export default defineCheck({
  id: 'azure-entra-application-permissions',
  title: 'Applications have no permission that leads to Global Administrator',
  severity: 'critical',
  why: 'With such a permission, whoever has the secret of the application makes themselves administrator of the whole tenant.',
  references: [
    'https://learn.microsoft.com/graph/permissions-reference',
    'https://learn.microsoft.com/entra/identity-platform/secure-least-privileged-access',
  ],
  on: ServicePrincipal.pick('principal', 'graphPermissions'),
  fix: ({ uid }) => ({
    command: sh`az rest --url ${`https://graph.microsoft.com/v1.0/servicePrincipals/${objectId(uid)}/appRoleAssignments`}`,
    text: 'DELETE what the application can do without, by its id, at the same address; most applications need to read only.',
  }),

  evaluate(app) {
    if (isMicrosoftTenant(app.principal.appOwnerOrganizationId)) return notApplicable('An application of Microsoft');
    const own = app.graphPermissions;
    const dangerous = own.filter((permission) => takeoverPermissions.has(permission));
    if (dangerous.length > 0) return fail(`May use ${listOf(dangerous)} on its own`);
    return pass(`${plural(own.length, 'permission')} of Microsoft Graph, none of which leads to Global Administrator`);
  },

  examples: {
    pass: [
      { principal, graphPermissions: ['User.Read.All'] },
      { principal: { id: 'identity' }, graphPermissions: [] },
    ],
    fail: [{ principal, graphPermissions: ['RoleManagement.ReadWrite.Directory', 'User.Read.All'] }],
    notApplicable: [
      {
        principal: { id: 'app', appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a' },
        graphPermissions: ['Application.ReadWrite.All'],
      },
    ],
  },
});

import { graphOverApplications, graphOverUsers, graphWays } from 'cloudstance/domain/azure/access/ways';
import { appOf, holds, noWayFor } from '../_full-power.ts';

const ids = new Set([...Object.values(graphWays).map(({ id }) => id), graphOverApplications.id, graphOverUsers.id]);
const can = (permission: string) => ({ ...appOf('app'), graphPermissions: [permission] });

export default noWayFor({
  id: 'azure-authorization-administrator-application-permission',
  title: 'No application reaches full power over a subscription by permissions of Microsoft Graph',
  severity: 'high',
  why: 'With such a permission an application makes itself administrator of the directory, or signs in as another that owns the subscription.',
  references: [
    'https://learn.microsoft.com/graph/permissions-reference',
    'https://learn.microsoft.com/azure/role-based-access-control/elevate-access-global-admin',
  ],
  fix: () => ({
    text: 'Take the permission away that the first step of each path names: most applications need to read only.',
    command: 'az rest --url https://graph.microsoft.com/v1.0/servicePrincipals/<id>/appRoleAssignments',
  }),
  found: ({ graph }) => graph.by((way) => ids.has(way)),
  fails: 'Applications whose permissions lead to full power',
  passes: 'No permission of an application leads to full power',
  examples: {
    pass: [{ servicePrincipals: [can('User.Read.All')] }, { servicePrincipals: [can('Application.ReadWrite.All')] }],
    fail: [
      { servicePrincipals: [can('RoleManagement.ReadWrite.Directory')] },
      {
        servicePrincipals: [can('Application.ReadWrite.All'), appOf('big')],
        assignments: [holds('owner', 'big', { type: 'ServicePrincipal' })],
      },
    ],
  },
});

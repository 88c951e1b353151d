import { directoryRoleOf, holds, holdsInDirectory, noWayFor, userOf } from '../_full-power.ts';

const helpdesk = '729827e3-9c14-49f7-bb1b-9608f156bbb8';
const users = [userOf('ana'), userOf('bob')];
const directoryRoles = [directoryRoleOf(helpdesk, 'microsoft.directory/users/password/update'), directoryRoleOf('r')];

export default noWayFor({
  id: 'azure-authorization-administrator-password-reset',
  title: 'No helpdesk reaches full power over a subscription by resetting a password',
  severity: 'medium',
  why: 'The directory protects its own administrators from that, but not the owners of subscriptions: to it they are ordinary users.',
  references: [
    'https://learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions',
    'https://learn.microsoft.com/azure/role-based-access-control/best-practices',
  ],
  fix: () => ({
    text: 'Assign the role Owner to a group that directory roles can be assigned to: only Privileged Authentication Administrators reset passwords of its members.',
  }),
  found: ({ graph }) => graph.by((way) => way === 'azure-entra-reset-password'),
  fails: 'Those who reset the password of somebody with full power',
  passes: 'Nobody resets passwords of those with full power, but those who have it',
  examples: {
    pass: [
      { users, assignments: [holds('owner', 'bob')] },
      {
        users,
        assignments: [holds('owner', 'bob')],
        directoryRoles,
        directoryAssignments: [holdsInDirectory(helpdesk, 'ana'), holdsInDirectory('r', 'bob')],
      },
    ],
    fail: [
      {
        users,
        assignments: [holds('owner', 'bob')],
        directoryRoles,
        directoryAssignments: [holdsInDirectory(helpdesk, 'ana')],
      },
    ],
  },
});

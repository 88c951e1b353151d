import { directoryRoleOf, holds, holdsInDirectory, noWayFor, userOf } from '../_full-power.ts';

const ways = ['azure-entra-group-owner', 'azure-entra-group-members', 'azure-graph-group-member'];
const team = (groupControl: object) => ({
  ...holds('owner', 'g', { type: 'Group' }),
  group: { exists: true, members: [{ id: 'bob', type: 'user' }] },
  groupControl: { displayName: 'Team', owners: [], ...groupControl },
});
const groupsAdministrator = {
  directoryRoles: [directoryRoleOf('groups', 'microsoft.directory/groups/members/update')],
  directoryAssignments: [holdsInDirectory('groups', 'ana')],
};

export default noWayFor({
  id: 'azure-authorization-administrator-group-control',
  title: 'Nobody reaches full power over a subscription by deciding who is in a group',
  severity: 'high',
  why: 'Whoever puts members into a group that owns the subscription puts themselves in, and is its owner.',
  references: [
    'https://learn.microsoft.com/entra/identity/role-based-access-control/groups-concept',
    'https://learn.microsoft.com/azure/role-based-access-control/best-practices',
  ],
  fix: () => ({
    text: 'Assign such roles to groups that directory roles can be assigned to, which only few may change (isAssignableToRole), and give those no owners who are not administrators themselves.',
    command: 'az ad group owner list --group <group> --output table',
  }),
  found: ({ graph }) => graph.by((way) => ways.includes(way)),
  fails: 'Those who put themselves into a group with full power',
  passes: 'Nobody decides who is in a group with full power, but those who have it',
  examples: {
    pass: [
      { users: [userOf('ana')], assignments: [team({})] },
      { users: [userOf('bob')], assignments: [team({ owners: ['bob'] })] },
      { users: [userOf('ana')], assignments: [team({ isAssignableToRole: true })], ...groupsAdministrator },
    ],
    fail: [
      { users: [userOf('ana')], assignments: [team({ owners: ['ana'] })] },
      { users: [userOf('ana')], assignments: [team({})], ...groupsAdministrator },
    ],
  },
});

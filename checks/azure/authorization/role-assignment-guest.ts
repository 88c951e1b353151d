import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { usersOf } from 'cloudstance/domain/azure/directory';
import { azureRoleOf, isPrivileged } from 'cloudstance/domain/azure/roles';
import { listOf } from 'cloudstance/domain/text';
import { RoleAssignment } from 'cloudstance/resources/azure/authorization';
import { assigned, assignmentExample, assignmentFix, groupExample, userExample, usersById } from './_assignments.ts';

const guest = userExample('ana', { userType: 'Guest' });

export default defineCheck({
  id: 'azure-authorization-role-assignment-guest',
  title: 'Guests hold no role that changes everything or gives roles',
  severity: 'high',
  why: 'How a guest signs in, and when the account ends, is decided by somebody else.',
  references: ['https://learn.microsoft.com/azure/role-based-access-control/role-assignments-external-users'],
  on: RoleAssignment.pick('assignment', 'group'),
  with: { users: usersById },
  fix: assignmentFix,

  evaluate(held, { users }) {
    const { assignment } = held;
    if (!isPrivileged(azureRoleOf(assignment.roleDefinitionId))) return notApplicable(`Gives ${assigned(assignment)}`);
    const type = assignment.principalType?.toLowerCase();
    if (type !== 'user' && type !== 'group') return notApplicable('Held by neither a user nor a group');
    const guests = usersOf({ ...assignment, group: held.group }).flatMap((id) =>
      users
        .get(id)
        .filter(({ account }) => account.userType?.toLowerCase() === 'guest')
        .map(({ name }) => name),
    );
    if (guests.length === 0) return pass(`No guest holds ${assigned(assignment)} by it`);
    return fail(
      `${guests.length === 1 ? 'A guest holds' : 'Guests hold'} ${assigned(assignment)}: ${listOf(guests.sort())}`,
    );
  },

  examples: {
    pass: [
      { assignment: assignmentExample('owner'), group: null, $users: [userExample('ana')] },
      {
        assignment: assignmentExample('contributor', { principalId: 'g', principalType: 'Group' }),
        group: groupExample('bob'),
        $users: [guest, userExample('bob')],
      },
    ],
    fail: [
      { assignment: assignmentExample('owner'), group: null, $users: [guest] },
      { assignment: assignmentExample('accessAdministrator'), group: null, $users: [guest] },
      {
        assignment: assignmentExample('contributor', { principalId: 'g', principalType: 'Group' }),
        group: groupExample('bob', 'ana'),
        $users: [guest, userExample('bob')],
      },
    ],
    notApplicable: [
      { assignment: assignmentExample('reader'), group: null, $users: [guest] },
      { assignment: assignmentExample('owner', { principalType: 'ServicePrincipal' }), group: null, $users: [guest] },
    ],
  },
});

import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { RoleAssignment } from 'cloudstance/resources/azure/authorization';
import { assigned, assignmentExample, assignmentFix, userExample, usersById } from './_assignments.ts';

export default defineCheck({
  id: 'azure-authorization-role-assignment-disabled-user',
  title: 'Disabled users hold no roles',
  severity: 'medium',
  why: 'Whoever enables such an account again, or is let to, has at once all that it ever had.',
  references: ['https://learn.microsoft.com/azure/role-based-access-control/role-assignments-remove'],
  on: RoleAssignment.pick('assignment'),
  with: { users: usersById },
  fix: assignmentFix,

  evaluate({ assignment }, { users }) {
    if (assignment.principalType?.toLowerCase() !== 'user') return notApplicable('Not held by a user');
    const user = users.get(assignment.principalId).find(() => true);
    if (!user) return notApplicable('The user no longer exists');
    const text = `${user.name} holds ${assigned(assignment)}`;
    return user.account.accountEnabled ? pass(text) : fail(`${text}, and is disabled`);
  },

  examples: {
    pass: [{ assignment: assignmentExample('owner'), $users: [userExample('ana')] }],
    fail: [{ assignment: assignmentExample('reader'), $users: [userExample('ana', { accountEnabled: false })] }],
    notApplicable: [
      { assignment: assignmentExample('owner'), $users: [userExample('bob', { accountEnabled: false })] },
      { assignment: assignmentExample('owner', { principalType: 'Group' }), $users: [] },
    ],
  },
});

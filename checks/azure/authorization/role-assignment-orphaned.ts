import { by, defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { RoleAssignment } from 'cloudstance/resources/azure/authorization';
import { ServicePrincipal } from 'cloudstance/resources/azure/entra';
import { assigned, assignmentExample, assignmentFix, groupExample, userExample, usersById } from './_assignments.ts';

const app = { principal: { id: 'app' } };

export default defineCheck({
  id: 'azure-authorization-role-assignment-orphaned',
  title: 'Roles are held by somebody who still exists',
  severity: 'low',
  why: 'Assignments to deleted principals hide who has access, and use up the number of assignments that a subscription may have.',
  references: ['https://learn.microsoft.com/azure/role-based-access-control/troubleshooting'],
  on: RoleAssignment.pick('assignment', 'group'),
  with: { users: usersById, principals: by(ServicePrincipal.pick('principal'), ({ principal }) => principal.id) },
  fix: assignmentFix,

  evaluate(held, { users, principals }) {
    const { assignment } = held;
    const { principalId, principalType = '', delegatedManagedIdentityResourceId } = assignment;
    if (delegatedManagedIdentityResourceId !== undefined) return notApplicable('Held by an identity of another tenant');
    const exists: Readonly<Record<string, () => boolean>> = {
      user: () => users.get(principalId).length > 0,
      serviceprincipal: () => principals.get(principalId).length > 0,
      group: () => held.group?.exists === true,
    };
    const isThere = exists[principalType.toLowerCase()];
    if (!isThere) return notApplicable(`Held by ${principalType || 'something'} that the directory does not list`);
    const text = `${assigned(assignment)} is held by ${principalType} ${principalId}`;
    return isThere() ? pass(text) : fail(`${text}, which no longer exists`);
  },

  examples: {
    pass: [
      { assignment: assignmentExample('owner'), group: null, $users: [userExample('ana')], $principals: [] },
      {
        assignment: assignmentExample('owner', { principalId: 'app', principalType: 'ServicePrincipal' }),
        group: null,
        $users: [],
        $principals: [app],
      },
      {
        assignment: assignmentExample('owner', { principalId: 'g', principalType: 'Group' }),
        group: groupExample(),
        $users: [],
        $principals: [],
      },
    ],
    fail: [
      { assignment: assignmentExample('owner'), group: null, $users: [userExample('bob')], $principals: [app] },
      {
        assignment: assignmentExample('owner', { principalId: 'gone', principalType: 'ServicePrincipal' }),
        group: null,
        $users: [],
        $principals: [app],
      },
      {
        assignment: assignmentExample('owner', { principalId: 'g', principalType: 'Group' }),
        group: { exists: false, members: [] },
        $users: [],
        $principals: [],
      },
    ],
    notApplicable: [
      {
        assignment: assignmentExample('owner', { principalType: 'ForeignGroup' }),
        group: null,
        $users: [],
        $principals: [],
      },
      {
        assignment: assignmentExample('owner', {
          principalType: 'ServicePrincipal',
          delegatedManagedIdentityResourceId: '/subscriptions/x',
        }),
        group: null,
        $users: [],
        $principals: [],
      },
    ],
  },
});

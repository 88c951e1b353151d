import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { azureRoleOf, mayGiveRoles, scopeLevel } from 'cloudstance/domain/azure/roles';
import { RoleAssignment } from 'cloudstance/resources/azure/authorization';
import { assigned, assignmentExample, assignmentFix } from './_assignments.ts';

const application = { principalId: 'app', principalType: 'ServicePrincipal' };

export default defineCheck({
  id: 'azure-authorization-role-assignment-service-principal',
  title: 'Applications hold no role that gives roles in whole subscriptions',
  severity: 'high',
  why: 'An application signs in with a secret and no second factor, so whoever gets at it makes themselves owner for good.',
  references: [
    'https://learn.microsoft.com/azure/role-based-access-control/best-practices',
    'https://learn.microsoft.com/azure/role-based-access-control/delegate-role-assignments-overview',
  ],
  on: RoleAssignment.pick('assignment'),
  fix: assignmentFix,

  evaluate({ assignment }) {
    const { principalType, principalId, roleDefinitionId, condition, scope } = assignment;
    if (principalType?.toLowerCase() !== 'serviceprincipal') return notApplicable('Not held by an application');
    const text = `${principalId} holds ${assigned(assignment)}`;
    if (!mayGiveRoles(azureRoleOf(roleDefinitionId)) || scopeLevel(scope) === 'other') return pass(text);
    if (azureRoleOf(roleDefinitionId) !== 'owner' && condition !== undefined) return pass(`${text}, under a condition`);
    return fail(text);
  },

  examples: {
    pass: [
      { assignment: assignmentExample('contributor', application) },
      {
        assignment: assignmentExample('owner', {
          ...application,
          scope: '/subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/app',
        }),
      },
      {
        assignment: assignmentExample('accessAdministrator', {
          ...application,
          condition: "((!(ActionMatches{'…'})))",
        }),
      },
    ],
    fail: [
      { assignment: assignmentExample('owner', application) },
      { assignment: assignmentExample('owner', { ...application, condition: "((!(ActionMatches{'…'})))" }) },
      { assignment: assignmentExample('userAccessAdministrator', { ...application, scope: '/' }) },
    ],
    notApplicable: [{ assignment: assignmentExample('owner') }],
  },
});

import { defineCheck, fail, pass } from 'cloudstance/check';
import { azureRoleOf, scopeLevel } from 'cloudstance/domain/azure/roles';
import { RoleAssignment } from 'cloudstance/resources/azure/authorization';
import { assigned, assignmentExample, assignmentFix } from './_assignments.ts';

export default defineCheck({
  id: 'azure-authorization-user-access-administrator',
  title: 'Nobody keeps User Access Administrator at the root scope',
  severity: 'high',
  why: 'Who has it gives themselves any role in every subscription of the tenant; it is meant for minutes, not for good.',
  references: ['https://learn.microsoft.com/azure/role-based-access-control/elevate-access-global-admin'],
  on: RoleAssignment.pick('assignment'),
  fix: assignmentFix,

  evaluate({ assignment }) {
    const isElevated =
      azureRoleOf(assignment.roleDefinitionId) === 'userAccessAdministrator' && scopeLevel(assignment.scope) === 'root';
    return isElevated
      ? fail(`${assigned(assignment)}, held by ${assignment.principalType ?? 'principal'} ${assignment.principalId}`)
      : pass(`Gives ${assigned(assignment)}`);
  },

  examples: {
    pass: [
      { assignment: assignmentExample('userAccessAdministrator') },
      { assignment: assignmentExample('owner', { scope: '/' }) },
      { assignment: assignmentExample('reader') },
    ],
    fail: [
      { assignment: assignmentExample('userAccessAdministrator', { scope: '/' }) },
      {
        assignment: {
          scope: '/',
          roleDefinitionId: '/providers/Microsoft.Authorization/roleDefinitions/18D7D88D-D35E-4FB5-A5C3-7773C20A72D9',
          principalId: 'ana',
        },
      },
    ],
  },
});

import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { azureRoleName, azureRoleOf, scopeLevel } from 'cloudstance/domain/azure/roles';
import { RoleAssignment } from 'cloudstance/resources/azure/authorization';
import { assigned, assignmentExample, assignmentFix } from './_assignments.ts';

export default defineCheck({
  id: 'azure-authorization-root-assignment',
  title: 'Nothing is assigned at the root scope',
  severity: 'high',
  why: 'What is assigned there holds in all management groups and subscriptions, and hardly any list of access shows it.',
  references: ['https://learn.microsoft.com/azure/role-based-access-control/elevate-access-global-admin'],
  on: RoleAssignment.pick('assignment'),
  fix: assignmentFix,

  evaluate({ assignment }) {
    const { scope, roleDefinitionId, principalType = 'principal', principalId } = assignment;
    if (scopeLevel(scope) !== 'root') return pass(`Gives ${assigned(assignment)}`);
    if (azureRoleOf(roleDefinitionId) === 'userAccessAdministrator')
      return notApplicable('User Access Administrator, which has a check of its own');
    return fail(`Gives ${azureRoleName(roleDefinitionId)} everywhere to ${principalType} ${principalId}`);
  },

  examples: {
    pass: [
      { assignment: assignmentExample('owner') },
      { assignment: assignmentExample('owner', { scope: '/providers/Microsoft.Management/managementGroups/all' }) },
    ],
    fail: [
      { assignment: assignmentExample('owner', { scope: '/' }) },
      { assignment: assignmentExample('reader', { scope: '/' }) },
    ],
    notApplicable: [{ assignment: assignmentExample('userAccessAdministrator', { scope: '/' }) }],
  },
});

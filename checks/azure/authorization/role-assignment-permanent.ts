import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { azureRoleOf, isPrivileged } from 'cloudstance/domain/azure/roles';
import { RoleAssignment } from 'cloudstance/resources/azure/authorization';
import { assigned, assignmentExample } from './_assignments.ts';

export default defineCheck({
  id: 'azure-authorization-role-assignment-permanent',
  title: 'Users activate roles that change everything when they need them',
  severity: 'medium',
  why: 'What somebody holds day and night is there for whoever takes over the account, day and night.',
  references: [
    'https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-resource-roles-assign-roles',
  ],
  on: RoleAssignment.pick('assignment', 'schedule'),
  fix: () => ({
    text: 'Make the user eligible for the role in Privileged Identity Management (or give the assignment an end), then delete the assignment without end. Keep what is meant for emergencies, and mute it.',
  }),

  evaluate(held) {
    const { assignment } = held;
    if (assignment.principalType?.toLowerCase() !== 'user') return notApplicable('Not held by a user');
    if (!isPrivileged(azureRoleOf(assignment.roleDefinitionId))) return notApplicable(`Gives ${assigned(assignment)}`);
    if (held.schedule === null) return notApplicable('The tenant has no licence for roles that are activated');
    const { assignmentType, endDateTime } = held.schedule;
    if (assignmentType.toLowerCase() === 'activated') return pass(`${assigned(assignment)} was activated for a while`);
    if (endDateTime !== undefined) return pass(`${assigned(assignment)} ends at ${endDateTime}`);
    return fail(`${assigned(assignment)} is held by ${assignment.principalId} without end`);
  },

  examples: {
    pass: [
      { assignment: assignmentExample('owner'), schedule: { assignmentType: 'Activated' } },
      {
        assignment: assignmentExample('contributor'),
        schedule: { assignmentType: 'Assigned', endDateTime: '2027-01-01T00:00:00.000Z' },
      },
    ],
    fail: [{ assignment: assignmentExample('owner'), schedule: { assignmentType: 'Assigned' } }],
    notApplicable: [
      { assignment: assignmentExample('owner', { principalType: 'Group' }), schedule: { assignmentType: 'Assigned' } },
      { assignment: assignmentExample('reader'), schedule: { assignmentType: 'Assigned' } },
      { assignment: assignmentExample('owner'), schedule: null },
    ],
  },
});

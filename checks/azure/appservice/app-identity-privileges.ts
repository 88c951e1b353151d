import { by, defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { azureRoleName, azureRoleOf, isPrivileged, scopeLevel, scopeText } from 'cloudstance/domain/azure/roles';
import { listOf } from 'cloudstance/domain/text';
import { App } from 'cloudstance/resources/azure/appservice';
import { RoleAssignment } from 'cloudstance/resources/azure/authorization';
import { argumentsFor } from './_app.ts';

const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const assignment = (role: string, scope = '/subscriptions/s') => ({
  assignment: {
    scope,
    principalId: 'P1',
    roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${role}`,
  },
});

export default defineCheck({
  id: 'azure-appservice-app-identity-privileges',
  title: 'Identities of App Service and function apps cannot change a whole subscription',
  severity: 'high',
  why: 'One hole in the application, and whoever uses it asks for a token of its identity and does whatever that may.',
  references: [
    'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identity-best-practice-recommendations',
  ],
  on: App.pick('principals'),
  with: {
    assignments: by(RoleAssignment.pick('assignment'), ({ assignment: { principalId } }) => principalId.toLowerCase()),
  },
  fix: ({ uid }) => ({
    text: 'Give it the role that it needs at the resource group or the resource, and delete the assignment that the message names.',
    command: `az webapp identity show ${argumentsFor(uid)}`,
  }),

  evaluate({ principals }, { assignments }) {
    if (principals.length === 0) return notApplicable('The app has no managed identity');
    const held = principals
      .flatMap((principal) => [...assignments.get(principal)])
      .map(({ assignment: { roleDefinitionId, scope } }) => ({ roleDefinitionId, scope }))
      .filter(
        ({ roleDefinitionId, scope }) => isPrivileged(azureRoleOf(roleDefinitionId)) && scopeLevel(scope) !== 'other',
      )
      .map(({ roleDefinitionId, scope }) => `${azureRoleName(roleDefinitionId)} at ${scopeText(scope)}`);
    return held.length === 0
      ? pass('Its identity holds no role that changes a whole subscription')
      : fail(`Its identity is ${listOf(held.toSorted())}`);
  },

  examples: {
    pass: [
      { principals: ['p1'], $assignments: [] },
      { principals: ['p1'], $assignments: [assignment(reader)] },
      { principals: ['p1'], $assignments: [assignment(owner, '/subscriptions/s/resourceGroups/rg')] },
      { principals: ['p2'], $assignments: [assignment(owner)] },
    ],
    fail: [
      { principals: ['p1'], $assignments: [assignment(owner)] },
      {
        principals: ['p2', 'p1'],
        $assignments: [assignment(reader), assignment(owner, '/providers/Microsoft.Management/managementGroups/root')],
      },
    ],
    notApplicable: [{ principals: [], $assignments: [] }],
  },
});

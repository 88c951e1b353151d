import { by, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { azureRoleName, azureRoleOf, isPrivileged, scopeLevel, scopeText } from 'cloudstance/domain/azure/roles';
import { listOf } from 'cloudstance/domain/text';
import { RoleAssignment } from 'cloudstance/resources/azure/authorization';
import { VirtualMachine } from 'cloudstance/resources/azure/compute';

const roleDefinitionId = (id: string) => `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${id}`;
const assignment = (role: string, scope = '/subscriptions/s', principalId = 'P') => ({
  uid: `/assignment/${role}`,
  assignment: { scope, roleDefinitionId: roleDefinitionId(role), principalId },
});
const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const contributor = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';

export default defineCheck({
  id: 'azure-compute-vm-identity-privileges',
  title: 'Identities of virtual machines cannot change a whole subscription',
  severity: 'high',
  why: 'Every process on the machine, that of an intruder as well, can ask for a token of its identity and do whatever that may.',
  references: [
    'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identity-best-practice-recommendations',
  ],
  on: VirtualMachine.pick('identities'),
  with: {
    assignments: by(RoleAssignment.pick('assignment'), ({ assignment: { principalId } }) => principalId.toLowerCase()),
  },
  fix: ({ name, uid }) => ({
    text: 'Give it the role that it needs at the resource group or the resource, and delete the assignment that the message names',
    command: sh`az vm identity show --name ${name} --resource-group ${armId(uid).resourceGroup}`,
  }),

  evaluate({ identities }, { assignments }) {
    if (identities.length === 0) return notApplicable('It has no managed identity');
    const held = identities
      .flatMap((principal) => [...assignments.get(principal)])
      .filter(
        ({ assignment: { roleDefinitionId: role, scope } }) =>
          isPrivileged(azureRoleOf(role)) && scopeLevel(scope) !== 'other',
      )
      .map(({ assignment: { roleDefinitionId: role, scope } }) => `${azureRoleName(role)} at ${scopeText(scope)}`);
    if (held.length === 0) return pass('Its identity holds no role that changes a whole subscription');
    return fail(`Its identity is ${listOf(held.toSorted())}`);
  },

  examples: {
    pass: [
      { identities: ['p'], $assignments: [] },
      { identities: ['p'], $assignments: [assignment(reader)] },
      { identities: ['p'], $assignments: [assignment(owner, '/subscriptions/s/resourceGroups/rg')] },
      { identities: ['p'], $assignments: [assignment(owner, '/subscriptions/s', 'another')] },
    ],
    fail: [
      { identities: ['p'], $assignments: [assignment(owner)] },
      { identities: ['q', 'p'], $assignments: [assignment(reader), assignment(contributor)] },
      {
        identities: ['p'],
        $assignments: [assignment(owner, '/providers/Microsoft.Management/managementGroups/root')],
      },
    ],
    notApplicable: [{ identities: [], $assignments: [assignment(owner)] }],
  },
});

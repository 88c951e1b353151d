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
const conditional = (role: string) => {
  const { uid, assignment: given } = assignment(role);
  return { uid, assignment: { ...given, condition: 'some condition' } };
};
const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const contributor = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
const userAccessAdministrator = '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9';
const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';

interface Assignment {
  readonly scope: string;
  readonly roleDefinitionId: string;
  readonly condition?: string | undefined;
}

/** A condition restricts whom roles can be given to, and nothing else. */
function changesSubscription({ scope, roleDefinitionId, condition }: Assignment): boolean {
  const role = azureRoleOf(roleDefinitionId);
  const isRestricted = condition !== undefined && role !== 'owner' && role !== 'contributor';
  return isPrivileged(role) && !isRestricted && scopeLevel(scope) !== 'other';
}

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
      .filter(({ assignment }) => changesSubscription(assignment))
      .map(
        ({ assignment: { roleDefinitionId, scope } }) => `${azureRoleName(roleDefinitionId)} at ${scopeText(scope)}`,
      );
    if (held.length === 0) return pass('Its identity holds no role that changes a whole subscription');
    return fail(`Its identity is ${listOf(held.toSorted())}`);
  },

  examples: {
    pass: [
      { identities: ['p'], $assignments: [] },
      { identities: ['p'], $assignments: [assignment(reader)] },
      { identities: ['p'], $assignments: [assignment(owner, '/subscriptions/s/resourceGroups/rg')] },
      { identities: ['p'], $assignments: [assignment(owner, '/subscriptions/s', 'another')] },
      { identities: ['p'], $assignments: [conditional(userAccessAdministrator)] },
    ],
    fail: [
      { identities: ['p'], $assignments: [assignment(owner)] },
      { identities: ['q', 'p'], $assignments: [assignment(reader), assignment(contributor)] },
      { identities: ['p'], $assignments: [conditional(owner)] },
      { identities: ['p'], $assignments: [assignment(userAccessAdministrator)] },
      {
        identities: ['p'],
        $assignments: [assignment(owner, '/providers/Microsoft.Management/managementGroups/root')],
      },
    ],
    notApplicable: [{ identities: [], $assignments: [assignment(owner)] }],
  },
});

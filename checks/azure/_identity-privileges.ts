import { by, fail, type Lookup, pass, type Verdict } from 'cloudstance/check';
import {
  type AzureRole,
  azureRoleName,
  azureRoleOf,
  azureRoles,
  isPrivileged,
  scopeLevel,
  scopeText,
} from 'cloudstance/domain/azure/roles';
import { listOf } from 'cloudstance/domain/text';
import { RoleAssignment } from 'cloudstance/resources/azure/authorization';

/** Role assignments, to be looked up by the principal that holds them, in lower case. */
export const assignmentsByPrincipal = by(RoleAssignment.pick('assignment'), ({ assignment: { principalId } }) =>
  principalId.toLowerCase(),
);

export const identityReferences = [
  'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identity-best-practice-recommendations',
];

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

/** Whether the principals of a managed identity hold a role that changes a whole subscription. */
export function privilegesVerdict(
  principals: readonly string[],
  assignments: Lookup<{ readonly assignment: Assignment }>,
): Verdict {
  const held = principals
    .flatMap((principal) => [...assignments.get(principal)])
    .filter(({ assignment }) => changesSubscription(assignment))
    .map(({ assignment: { roleDefinitionId, scope } }) => `${azureRoleName(roleDefinitionId)} at ${scopeText(scope)}`);
  if (held.length === 0) return pass('Its identity holds no role that changes a whole subscription');
  return fail(`Its identity is ${listOf(held.toSorted())}`);
}

/** For examples: a role that the principal `p` holds. */
const held = (role: AzureRole, different: Partial<Assignment & { readonly principalId: string }> = {}) => ({
  uid: `/assignment/${role}`,
  assignment: {
    scope: '/subscriptions/s',
    roleDefinitionId: `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${azureRoles[role]}`,
    principalId: 'P',
    ...different,
  },
});

/** @param example makes one of the principals of the subject. */
export const privilegesExamples = <T>(example: (principals: string[]) => T) => ({
  pass: [
    { ...example(['p']), $assignments: [] },
    { ...example(['p']), $assignments: [held('reader')] },
    { ...example(['p']), $assignments: [held('owner', { scope: '/subscriptions/s/resourceGroups/rg' })] },
    { ...example(['p']), $assignments: [held('owner', { principalId: 'another' })] },
    { ...example(['p']), $assignments: [held('userAccessAdministrator', { condition: 'some condition' })] },
  ],
  fail: [
    { ...example(['p']), $assignments: [held('owner')] },
    { ...example(['q', 'p']), $assignments: [held('reader'), held('contributor')] },
    { ...example(['p']), $assignments: [held('owner', { condition: 'some condition' })] },
    { ...example(['p']), $assignments: [held('userAccessAdministrator')] },
    {
      ...example(['p']),
      $assignments: [held('owner', { scope: '/providers/Microsoft.Management/managementGroups/root' })],
    },
  ],
  notApplicable: [{ ...example([]), $assignments: [held('owner')] }],
});

import { by, sh } from 'cloudstance/check';
import { azureRoleName, azureRoles, type AzureRole, scopeText } from 'cloudstance/domain/azure/roles';
import type { Assignment } from 'cloudstance/resources/azure/authorization';
import { User } from 'cloudstance/resources/azure/entra';

export const subscriptionScope = '/subscriptions/00000000-0000-0000-0000-00000000000a';

/** The users of the tenant by their ids. */
export const usersById = by(User.pick('account'), ({ account }) => account.id);

/** What an assignment gives, and where: `Owner at the root scope`. */
export const assigned = ({ roleDefinitionId, scope }: Assignment): string =>
  `${azureRoleName(roleDefinitionId)} at ${scopeText(scope)}`;

export const assignmentFix = ({ uid }: { readonly uid: string }): string => sh`az role assignment delete --ids ${uid}`;

/** An assignment of a role to a user at the subscription, but for what is given. */
export const assignmentExample = (role: AzureRole, different: Partial<Assignment> = {}): Assignment => ({
  scope: subscriptionScope,
  roleDefinitionId: `${subscriptionScope}/providers/Microsoft.Authorization/roleDefinitions/${azureRoles[role]}`,
  principalId: 'ana',
  principalType: 'User',
  ...different,
});

export const groupExample = (...members: string[]) => ({
  exists: true,
  members: members.map((id) => ({ id, type: 'user' })),
});

export const userExample = (
  id: string,
  different: { readonly userType?: string; readonly accountEnabled?: boolean } = {},
) => ({
  name: `${id}@example.com`,
  account: { id, accountEnabled: true, userType: 'Member', ...different },
});

import { by } from 'cloudstance/check';
import { type Holder, privilegedDirectoryRole, usersOf } from 'cloudstance/domain/azure/directory';
import { armId } from 'cloudstance/domain/azure/ids';
import { DirectoryRoleAssignment, type Account } from 'cloudstance/resources/azure/entra';

/** Assignments of directory roles by the users that hold them, themselves or through a group. */
export const rolesByUser = by(DirectoryRoleAssignment.pick('assignment', 'group'), ({ assignment, group }) =>
  usersOf({ ...assignment, group }),
);

interface Assigned {
  readonly assignment: { readonly roleDefinitionId: string; readonly eligible: boolean };
}

/** The name of a privileged role, and whether it has to be activated first; `undefined` for any other. */
export function privilegedName({ assignment: { roleDefinitionId, eligible } }: Assigned): string | undefined {
  const name = privilegedDirectoryRole(roleDefinitionId);
  return name !== undefined && eligible ? `${name} (eligible)` : name;
}

/** The privileged roles among assignments, each once. */
export const privilegedNames = (assignments: { map<T>(change: (one: Assigned) => T): T[] }): string[] =>
  [...new Set(assignments.map(privilegedName).filter((name) => name !== undefined))].sort();

/** The id of an object of the directory. */
export const objectId = (uid: string): string => armId(uid).name;

export const isGuest = ({ userType }: Account): boolean => userType?.toLowerCase() === 'guest';

export const member: Account = {
  id: 'ana',
  accountEnabled: true,
  userType: 'Member',
  createdDateTime: '2024-01-01T00:00:00Z',
};
export const guest: Account = { ...member, userType: 'Guest', externalUserState: 'Accepted' };

export const roleExample = (
  roleDefinitionId: string,
  { eligible = false, group }: { readonly eligible?: boolean; readonly group?: Holder['group'] } = {},
) => ({
  assignment: { roleDefinitionId, eligible, principalId: group ? 'g' : 'ana', principalType: group ? 'group' : 'user' },
  group: group ? { exists: group.exists, members: [...group.members] } : null,
});

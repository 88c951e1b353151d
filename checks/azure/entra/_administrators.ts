import { all } from 'cloudstance/check';
import { globalAdministrator, usersOf } from 'cloudstance/domain/azure/directory';
import { DirectoryRoleAssignment, User } from 'cloudstance/resources/azure/entra';

export const administrators = {
  assignments: all(DirectoryRoleAssignment.pick('assignment', 'group')),
  users: all(User.pick('account')),
};

interface Assigned {
  readonly assignment: {
    readonly roleDefinitionId: string;
    readonly principalId: string;
    readonly principalType?: string | undefined;
  };
  readonly group: {
    readonly exists: boolean;
    readonly members: readonly { readonly id: string; readonly type: string }[];
  } | null;
}

/** Ids of the users that are global administrators or can become it, themselves or through a group. */
export function globalAdministratorsOf(assignments: {
  filter(test: (one: Assigned) => boolean): Assigned[];
}): Set<string> {
  const held = assignments.filter(
    ({ assignment }) => assignment.roleDefinitionId.toLowerCase() === globalAdministrator,
  );
  return new Set(held.flatMap(({ assignment, group }) => usersOf({ ...assignment, group })));
}

export const administratorExamples = (...ids: string[]) =>
  ids.map((principalId) => ({
    assignment: { roleDefinitionId: globalAdministrator, eligible: false, principalId, principalType: 'user' },
    group: null,
  }));
export const userExamples = (...ids: string[]) =>
  ids.map((id) => ({
    name: `${id}@example.com`,
    uid: `/tenants/t/users/${id}`,
    account: { id, accountEnabled: true },
  }));

import { by, defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { usersOf } from 'cloudstance/domain/azure/directory';
import { azureRoleOf, type AzureRole } from 'cloudstance/domain/azure/roles';
import { listOf, plural } from 'cloudstance/domain/text';
import { RoleAssignment } from 'cloudstance/resources/azure/authorization';
import { User } from 'cloudstance/resources/azure/entra';
import { assigned, assignmentExample, groupExample, subscriptionScope, userExample } from './_assignments.ts';

const intoMachines = new Set<AzureRole | undefined>([
  'owner',
  'contributor',
  'virtualMachineContributor',
  'virtualMachineAdministratorLogin',
  'virtualMachineUserLogin',
]);

/** Whether there can be virtual machines at or below a scope. */
const hasMachines = (scope: string): boolean =>
  !/\/resourcegroups\/[^/]+\/providers\//i.test(scope) || /\/providers\/microsoft\.compute\//i.test(scope);

const ana = { ...userExample('ana'), registration: { isMfaCapable: true, isMfaRegistered: true } };
const bob = { ...userExample('bob'), registration: { isMfaCapable: false, isMfaRegistered: false } };
const disabled = { ...userExample('bob', { accountEnabled: false }), registration: null };

export default defineCheck({
  id: 'azure-authorization-virtual-machine-access-mfa',
  title: 'Whoever gets into virtual machines has a second factor',
  severity: 'high',
  why: 'With these roles one signs in to machines or runs commands on them; a guessed password must not be enough for that.',
  references: [
    'https://learn.microsoft.com/entra/identity/devices/howto-vm-sign-in-azure-ad-windows',
    'https://learn.microsoft.com/entra/identity/authentication/howto-authentication-methods-activity',
  ],
  on: RoleAssignment.pick('assignment', 'group'),
  with: { users: by(User.pick('account', 'registration'), ({ account }) => account.id) },
  fix: () => ({
    text: 'Have those users register a second factor at https://aka.ms/mysecurityinfo, and ask for it at sign-in to virtual machines with a Conditional Access policy.',
  }),

  evaluate(held, { users }) {
    const { assignment } = held;
    if (!intoMachines.has(azureRoleOf(assignment.roleDefinitionId)) || !hasMachines(assignment.scope))
      return notApplicable(`Gives ${assigned(assignment)}`);
    const type = assignment.principalType?.toLowerCase();
    if (type !== 'user' && type !== 'group') return notApplicable('Held by neither a user nor a group');
    const holders = usersOf({ ...assignment, group: held.group });
    const without = holders.flatMap((id) =>
      users
        .get(id)
        .filter((user) => user.account.accountEnabled && user.registration?.isMfaCapable !== true)
        .map(({ name }) => name),
    );
    if (without.length === 0)
      return pass(`${assigned(assignment)}: ${plural(holders.length, 'user')}, none without a second factor`);
    return fail(`${assigned(assignment)}, without a second factor: ${listOf(without.sort())}`);
  },

  examples: {
    pass: [
      { assignment: assignmentExample('virtualMachineAdministratorLogin'), group: null, $users: [ana] },
      {
        assignment: assignmentExample('contributor', { principalId: 'g', principalType: 'Group' }),
        group: groupExample('ana', 'bob'),
        $users: [ana, disabled],
      },
    ],
    fail: [
      { assignment: assignmentExample('owner', { principalId: 'bob' }), group: null, $users: [ana, bob] },
      {
        assignment: assignmentExample('virtualMachineUserLogin', {
          principalId: 'g',
          principalType: 'Group',
          scope: `${subscriptionScope}/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm`,
        }),
        group: groupExample('ana', 'bob'),
        $users: [ana, bob],
      },
    ],
    notApplicable: [
      { assignment: assignmentExample('reader', { principalId: 'bob' }), group: null, $users: [bob] },
      { assignment: assignmentExample('owner', { principalType: 'ServicePrincipal' }), group: null, $users: [bob] },
      {
        assignment: assignmentExample('owner', {
          principalId: 'bob',
          scope: `${subscriptionScope}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/a`,
        }),
        group: null,
        $users: [bob],
      },
    ],
  },
});

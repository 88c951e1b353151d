import { all, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { covers } from 'cloudstance/domain/azure/permissions';
import { listOf } from 'cloudstance/domain/text';
import { type CustomRole, RoleAssignment, RoleDefinition } from 'cloudstance/resources/azure/authorization';
import { Subscription } from 'cloudstance/resources/azure/subscription';
import { assignmentExample, subscriptionScope } from './_assignments.ts';
import { roleExample } from './_roles.ts';

const managesLocks = ({ permissions }: CustomRole): boolean =>
  ['write', 'delete'].every((verb) => covers(permissions, `Microsoft.Authorization/locks/${verb}`)) &&
  // A role for anything would do for locks too, but is not one of its own.
  !covers(permissions, 'Microsoft.Authorization/roleAssignments/write') &&
  !covers(permissions, 'Microsoft.Compute/virtualMachines/write');

const uid = '/providers/microsoft.authorization/roledefinitions/locks';
const locks = { uid, name: 'Lock administrator', role: roleExample(['Microsoft.Authorization/locks/*']) };
const held = {
  assignment: assignmentExample('reader', {
    roleDefinitionId: `${subscriptionScope}/providers/Microsoft.Authorization/roleDefinitions/LOCKS`,
  }),
};

export default defineCheck({
  id: 'azure-authorization-lock-administrator-role',
  title: 'Resource locks are looked after with a role of its own',
  severity: 'low',
  why: 'Where only owners can set and remove locks, either too many are owners or nobody can lift a lock in time.',
  references: ['https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources'],
  on: Subscription.pick(),
  with: { roles: all(RoleDefinition.pick('role')), assignments: all(RoleAssignment.pick('assignment')) },
  fix: ({ uid: subscription }) => {
    const scope = `/subscriptions/${armId(subscription).name}`;
    const definition = {
      Name: 'Resource lock administrator',
      Actions: ['Microsoft.Authorization/locks/*'],
      AssignableScopes: [scope],
    };
    return {
      command: sh`az role definition create --role-definition ${JSON.stringify(definition)} && az role assignment create --role ${definition.Name} --scope ${scope} --assignee ${'<who looks after locks>'}`,
      terraform: 'resource "azurerm_role_definition": permissions { actions = ["Microsoft.Authorization/locks/*"] }',
    };
  },

  evaluate(_subscription, { roles, assignments }) {
    const own = roles.filter(({ role }) => managesLocks(role));
    if (own.length === 0) return fail('No custom role is for resource locks');
    const names = listOf(own.map(({ name }) => name).sort());
    const ids = new Set(own.map((role) => armId(role.uid).name.toLowerCase()));
    const isHeld = assignments.some(({ assignment }) => ids.has(armId(assignment.roleDefinitionId).name.toLowerCase()));
    return isHeld ? pass(`Somebody holds ${names}`) : fail(`Nobody holds ${names}`);
  },

  examples: {
    pass: [{ $roles: [locks], $assignments: [held] }],
    fail: [
      { $roles: [locks], $assignments: [{ assignment: assignmentExample('owner') }] },
      { $roles: [], $assignments: [held] },
      { $roles: [{ ...locks, role: roleExample(['*']) }], $assignments: [held] },
      { $roles: [{ ...locks, role: roleExample(['Microsoft.Authorization/locks/read']) }], $assignments: [held] },
    ],
  },
});

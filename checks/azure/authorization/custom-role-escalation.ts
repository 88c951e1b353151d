import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { covers } from 'cloudstance/domain/azure/permissions';
import { listOf } from 'cloudstance/domain/text';
import { RoleDefinition } from 'cloudstance/resources/azure/authorization';
import { roleExample } from './_roles.ts';

/** Each of these gives its holder any other role, sooner or later. */
const escalating = [
  'Microsoft.Authorization/roleAssignments/write',
  'Microsoft.Authorization/roleDefinitions/write',
  'Microsoft.Authorization/roleEligibilityScheduleRequests/write',
  'Microsoft.Authorization/roleAssignmentScheduleRequests/write',
  'Microsoft.Authorization/elevateAccess/action',
];

export default defineCheck({
  id: 'azure-authorization-custom-role-escalation',
  title: 'Custom roles do not let their holders give themselves more',
  severity: 'high',
  why: 'Whoever may assign or change roles may do everything, whatever else the role is called or meant for.',
  references: ['https://learn.microsoft.com/azure/role-based-access-control/permissions/management-and-governance'],
  on: RoleDefinition.pick('role'),
  fix: ({ uid }) => ({
    command: sh`az role definition list --name ${armId(uid).name} --custom-role-only true`,
    text: 'Take those actions out of the definition, or into its notActions, and put it back with az role definition update --role-definition @role.json.',
    terraform: 'resource "azurerm_role_definition": permissions { not_actions = ["Microsoft.Authorization/*/write"] }',
  }),

  evaluate({ role: { permissions } }) {
    const may = escalating.filter((action) => covers(permissions, action));
    return may.length === 0 ? pass('May not give roles') : fail(`May use ${listOf(may)}`);
  },

  examples: {
    pass: [
      { role: roleExample(['Microsoft.Web/sites/*', '*/read']) },
      { role: roleExample(['*'], ['Microsoft.Authorization/*/write', 'Microsoft.Authorization/elevateAccess/action']) },
      { role: roleExample(['Microsoft.Authorization/locks/*']) },
    ],
    fail: [
      { role: roleExample(['Microsoft.Authorization/*']) },
      { role: roleExample(['*/write'], ['Microsoft.Authorization/roleAssignments/write']) },
      {
        role: {
          permissions: [
            { actions: ['Microsoft.Web/*'], notActions: ['Microsoft.Authorization/*'] },
            { actions: ['microsoft.authorization/ROLEASSIGNMENTS/write'] },
          ],
          assignableScopes: ['/subscriptions/a'],
        },
      },
    ],
  },
});

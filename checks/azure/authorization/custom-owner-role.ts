import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { scopeLevel, scopeText } from 'cloudstance/domain/azure/roles';
import { listOf } from 'cloudstance/domain/text';
import { RoleDefinition } from 'cloudstance/resources/azure/authorization';
import { roleExample } from './_roles.ts';

export default defineCheck({
  id: 'azure-authorization-custom-owner-role',
  title: 'No custom role has all actions in whole subscriptions',
  severity: 'high',
  why: 'Such a role is Owner under another name: those who count and watch the owners do not see it.',
  references: ['https://learn.microsoft.com/azure/role-based-access-control/custom-roles'],
  on: RoleDefinition.pick('role'),
  fix: ({ uid }) => ({
    text: 'Name the actions that its holders need, or move them to built-in roles and delete this one.',
    command: sh`az role definition delete --name ${armId(uid).name} --custom-role-only true`,
    terraform: 'resource "azurerm_role_definition": permissions { actions = ["Microsoft.Web/sites/*"] }',
  }),

  evaluate({ role: { permissions, assignableScopes } }) {
    const everything = permissions.find(({ actions = [] }) => actions.some((action) => /^\*(\/\*)*$/.test(action)));
    if (!everything) return pass('Has named actions only');
    const wide = assignableScopes.filter((scope) => scopeLevel(scope) !== 'other');
    if (wide.length === 0) return pass(`Has all actions, but only in ${listOf(assignableScopes)}`);
    const { notActions = [] } = everything;
    const but = notActions.length === 0 ? '' : ` but ${listOf(notActions)}`;
    return fail(`Has all actions${but}, and can be assigned at ${listOf(wide.map(scopeText))}`);
  },

  examples: {
    pass: [
      { role: roleExample(['Microsoft.Web/sites/*']) },
      { role: roleExample(['*'], [], ['/subscriptions/a/resourceGroups/rg']) },
    ],
    fail: [
      { role: roleExample(['*']) },
      {
        role: roleExample(
          ['*'],
          ['Microsoft.Authorization/*/Write'],
          ['/providers/Microsoft.Management/managementGroups/all'],
        ),
      },
      { role: roleExample(['*'], [], ['/']) },
    ],
  },
});

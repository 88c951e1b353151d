import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { MySqlServer } from 'cloudstance/resources/azure/mysql';
import { keyVerdict } from '../_flexible-server.ts';

export default defineCheck({
  id: 'azure-mysql-server-customer-managed-key',
  title: 'MySQL servers encrypt their data with a key of your own',
  severity: 'low',
  why: "Only a key in your own vault can be withdrawn, rotated when you decide, and watched; Microsoft's cannot.",
  references: ['https://learn.microsoft.com/azure/mysql/flexible-server/security-customer-managed-key'],
  on: MySqlServer.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az mysql flexible-server update --name ${name} --resource-group ${armId(uid).resourceGroup} --key KEY_ID --identity IDENTITY`,
    terraform:
      'resource "azurerm_mysql_flexible_server": customer_managed_key { key_vault_key_id, primary_user_assigned_identity_id }',
  }),

  evaluate: ({ config }) => keyVerdict(config),

  examples: {
    pass: [{ config: { dataEncryption: { type: 'AzureKeyVault' } } }],
    fail: [{ config: { dataEncryption: { type: 'SystemManaged' } } }, { config: {} }],
  },
});

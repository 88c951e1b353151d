import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { SqlServer } from 'cloudstance/resources/azure/sql';

export default defineCheck({
  id: 'azure-sql-server-tde-customer-key',
  title: 'SQL servers encrypt their databases with a key of your own',
  severity: 'low',
  why: "Only a key in your own vault can be withdrawn, rotated when you decide, and watched; Microsoft's cannot.",
  references: ['https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-byok-overview'],
  on: SqlServer.pick('encryptionProtector'),
  fix: ({ name, uid }) => ({
    command: sh`az sql server tde-key set --server ${name} --resource-group ${armId(uid).resourceGroup} --server-key-type AzureKeyVault --kid KEY_ID`,
    terraform: 'resource "azurerm_mssql_server_transparent_data_encryption": key_vault_key_id',
  }),

  evaluate: ({ encryptionProtector: { serverKeyType } }) =>
    /^azurekeyvault$/i.test(serverKeyType)
      ? pass('The key is in a key vault')
      : fail(`The key is of the type ${serverKeyType}`),

  examples: {
    pass: [{ encryptionProtector: { serverKeyType: 'AzureKeyVault' } }],
    fail: [{ encryptionProtector: { serverKeyType: 'ServiceManaged' } }],
  },
});

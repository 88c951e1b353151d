import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { SqlDatabase } from 'cloudstance/resources/azure/sql';

export default defineCheck({
  id: 'azure-sql-database-tde',
  title: 'SQL databases are encrypted at rest',
  severity: 'high',
  why: 'Without it the files of the database, its log and its backups are plain text to whoever gets hold of them.',
  references: ['https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-tde-overview'],
  on: SqlDatabase.pick('transparentDataEncryption'),
  fix: ({ name, uid }) => ({
    command: sh`az sql db tde set --database ${name} --server ${armId(uid).names[0]} --resource-group ${armId(uid).resourceGroup} --status Enabled`,
    terraform: 'resource "azurerm_mssql_database": transparent_data_encryption_enabled = true',
  }),

  evaluate: ({ transparentDataEncryption: { state } }) =>
    /^enabled$/i.test(state)
      ? pass('Transparent data encryption is on')
      : fail(`Transparent data encryption is ${state}`),

  examples: {
    pass: [{ transparentDataEncryption: { state: 'Enabled' } }],
    fail: [{ transparentDataEncryption: { state: 'Disabled' } }],
  },
});

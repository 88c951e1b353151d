import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { SqlServer } from 'cloudstance/resources/azure/sql';

export default defineCheck({
  id: 'azure-sql-server-entra-administrator',
  title: 'SQL servers have an administrator from Microsoft Entra',
  severity: 'medium',
  why: 'Without one nobody can sign in with an identity of Microsoft Entra: everybody uses passwords that no conditional access and no second factor protects.',
  references: ['https://learn.microsoft.com/azure/azure-sql/database/authentication-aad-configure'],
  on: SqlServer.pick('administrator'),
  fix: ({ name, uid }) => ({
    command: sh`az sql server ad-admin create --server-name ${name} --resource-group ${armId(uid).resourceGroup} --display-name GROUP --object-id OBJECT_ID`,
    terraform: 'resource "azurerm_mssql_server": azuread_administrator { login_username, object_id }',
  }),

  evaluate: ({ administrator }) =>
    administrator
      ? pass(`The administrator is ${administrator.login}`)
      : fail('It has no administrator from Microsoft Entra'),

  examples: {
    pass: [{ administrator: { login: 'database-admins' } }],
    fail: [{ administrator: null }],
  },
});

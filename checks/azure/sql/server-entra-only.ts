import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { SqlServer } from 'cloudstance/resources/azure/sql';

export default defineCheck({
  id: 'azure-sql-server-entra-only',
  title: 'SQL servers refuse logins with a password of their own',
  severity: 'medium',
  why: 'Passwords of the database are shared, never expire, and no conditional access, second factor or removal of a leaver reaches them.',
  references: ['https://learn.microsoft.com/azure/azure-sql/database/authentication-azure-ad-only-authentication'],
  on: SqlServer.pick('administrator'),
  fix: ({ name, uid }) => ({
    command: sh`az sql server ad-only-auth enable --name ${name} --resource-group ${armId(uid).resourceGroup}`,
    terraform: 'resource "azurerm_mssql_server": azuread_administrator { azuread_authentication_only = true }',
  }),

  evaluate: ({ administrator }) =>
    administrator?.azureADOnlyAuthentication === true
      ? pass('Only identities of Microsoft Entra may sign in')
      : fail('Logins with a password of the server are accepted'),

  examples: {
    pass: [{ administrator: { login: 'database-admins', azureADOnlyAuthentication: true } }],
    fail: [
      { administrator: { login: 'database-admins', azureADOnlyAuthentication: false } },
      // It is off unless it was turned on, which takes an administrator.
      { administrator: { login: 'database-admins' } },
      { administrator: null },
    ],
  },
});

import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { SqlManagedInstance } from 'cloudstance/resources/azure/sql';

export default defineCheck({
  id: 'azure-sql-managed-instance-entra-only',
  title: 'SQL managed instances refuse logins with a password of their own',
  severity: 'medium',
  why: 'Passwords of the database are shared, never expire, and no conditional access, second factor or removal of a leaver reaches them.',
  references: ['https://learn.microsoft.com/azure/azure-sql/database/authentication-azure-ad-only-authentication'],
  on: SqlManagedInstance.pick('entraOnlyAuthentication'),
  fix: ({ name, uid }) => ({
    command: sh`az sql mi ad-only-auth enable --name ${name} --resource-group ${armId(uid).resourceGroup}`,
    terraform:
      'resource "azurerm_mssql_managed_instance_active_directory_administrator": azuread_authentication_only = true',
  }),

  evaluate: ({ entraOnlyAuthentication }) =>
    entraOnlyAuthentication?.azureADOnlyAuthentication === true
      ? pass('Only identities of Microsoft Entra may sign in')
      : fail('Logins with a password of the instance are accepted'),

  examples: {
    pass: [{ entraOnlyAuthentication: { azureADOnlyAuthentication: true } }],
    fail: [{ entraOnlyAuthentication: { azureADOnlyAuthentication: false } }, { entraOnlyAuthentication: null }],
  },
});

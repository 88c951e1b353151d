import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { PostgresServer } from 'cloudstance/resources/azure/postgresql';

export default defineCheck({
  id: 'azure-postgresql-server-entra-only',
  title: 'PostgreSQL servers refuse passwords of their own',
  severity: 'medium',
  why: 'Passwords of the database are shared, never expire, and no conditional access, second factor or removal of a leaver reaches them.',
  references: ['https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-azure-ad-authentication'],
  on: PostgresServer.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az postgres flexible-server update --name ${name} --resource-group ${armId(uid).resourceGroup} --microsoft-entra-auth Enabled --password-auth Disabled`,
    terraform:
      'resource "azurerm_postgresql_flexible_server": authentication { active_directory_auth_enabled = true, password_auth_enabled = false }',
  }),

  // Passwords are accepted unless they were turned off.
  evaluate: ({ config: { authConfig } }) =>
    /^disabled$/i.test(authConfig?.passwordAuth ?? '')
      ? pass('Only identities of Microsoft Entra may sign in')
      : fail('Passwords of the server are accepted'),

  examples: {
    pass: [{ config: { authConfig: { activeDirectoryAuth: 'Enabled', passwordAuth: 'Disabled' } } }],
    fail: [{ config: { authConfig: { activeDirectoryAuth: 'Enabled', passwordAuth: 'Enabled' } } }, { config: {} }],
  },
});

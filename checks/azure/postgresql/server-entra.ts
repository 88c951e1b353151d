import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { PostgresServer } from 'cloudstance/resources/azure/postgresql';

export default defineCheck({
  id: 'azure-postgresql-server-entra',
  title: 'PostgreSQL servers let identities of Microsoft Entra sign in',
  severity: 'medium',
  why: 'Otherwise everybody signs in with passwords that no conditional access and no second factor protects.',
  references: ['https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-azure-ad-authentication'],
  on: PostgresServer.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az postgres flexible-server update --name ${name} --resource-group ${armId(uid).resourceGroup} --microsoft-entra-auth Enabled`,
    terraform: 'resource "azurerm_postgresql_flexible_server": authentication { active_directory_auth_enabled = true }',
  }),

  // It is off unless it was turned on.
  evaluate: ({ config: { authConfig } }) =>
    /^enabled$/i.test(authConfig?.activeDirectoryAuth ?? '')
      ? pass('Identities of Microsoft Entra may sign in')
      : fail('Only users with a password of the server may sign in'),

  examples: {
    pass: [{ config: { authConfig: { activeDirectoryAuth: 'Enabled', passwordAuth: 'Enabled' } } }],
    fail: [{ config: { authConfig: { activeDirectoryAuth: 'Disabled', passwordAuth: 'Enabled' } } }, { config: {} }],
  },
});

import { defineCheck } from 'cloudstance/check';
import { PostgresServer } from 'cloudstance/resources/azure/postgresql';
import { keyVerdict } from '../_flexible-server.ts';

export default defineCheck({
  id: 'azure-postgresql-server-customer-managed-key',
  title: 'PostgreSQL servers encrypt their data with a key of your own',
  severity: 'low',
  why: "Only a key in your own vault can be withdrawn, rotated when you decide, and watched; Microsoft's cannot.",
  references: ['https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-data-encryption'],
  on: PostgresServer.pick('config'),
  fix: () => ({
    text: 'It can be chosen only when a server is made: restore this one to a new server with a key of your own',
    terraform:
      'resource "azurerm_postgresql_flexible_server": customer_managed_key { key_vault_key_id, primary_user_assigned_identity_id }',
  }),

  evaluate: ({ config }) => keyVerdict(config),

  examples: {
    pass: [{ config: { dataEncryption: { type: 'AzureKeyVault' } } }],
    fail: [{ config: { dataEncryption: { type: 'SystemManaged' } } }, { config: {} }],
  },
});

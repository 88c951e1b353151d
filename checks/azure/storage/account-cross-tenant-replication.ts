import { defineCheck, fail, pass } from 'cloudstance/check';
import { instant } from 'cloudstance/domain/time';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { updateAccount } from './_account.ts';

/** Since then accounts are made with it off. Older ones that never had it set allow it. */
const offByDefault = '2023-12-15';

export default defineCheck({
  id: 'azure-storage-account-cross-tenant-replication',
  title: 'Storage accounts do not replicate to other tenants',
  severity: 'medium',
  why: 'A replication policy copies every new blob to an account that somebody else owns, without any further access here.',
  references: ['https://learn.microsoft.com/azure/storage/blobs/object-replication-prevent-cross-tenant-policies'],
  on: StorageAccount.pick('creationTime', 'config'),
  fix: (account) => ({
    command: updateAccount(account, '--allow-cross-tenant-replication false'),
    terraform: 'resource "azurerm_storage_account": cross_tenant_replication_enabled = false',
  }),

  evaluate({ creationTime, config: { allowCrossTenantReplication } }) {
    if (allowCrossTenantReplication === true) return fail('Blobs may be replicated to accounts of other tenants');
    if (allowCrossTenantReplication === false) return pass('Blobs can only be replicated within the tenant');
    if (instant(creationTime) >= instant(offByDefault)) return pass('It was never set, and is off by default');
    return fail(`It was never set, and the account dates from before ${offByDefault}, when it was on by default`);
  },

  examples: {
    pass: [
      { creationTime: '2020-01-01T00:00:00Z', config: { allowCrossTenantReplication: false } },
      { creationTime: '2024-06-01T00:00:00Z', config: {} },
    ],
    fail: [
      { creationTime: '2024-06-01T00:00:00Z', config: { allowCrossTenantReplication: true } },
      { creationTime: '2020-01-01T00:00:00Z', config: {} },
    ],
  },
});

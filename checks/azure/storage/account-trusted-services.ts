import { defineCheck, fail, pass } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { updateAccount } from './_account.ts';

const bypassing = (bypass: string) => ({ network: { networkAcls: { defaultAction: 'Deny', bypass } } });

export default defineCheck({
  id: 'azure-storage-account-trusted-services',
  title: 'Storage accounts let trusted Azure services past their network rules',
  severity: 'low',
  why: 'Backup, logging and key rotation of Microsoft stop working without it, and whoever runs into that opens the account to all networks.',
  references: ['https://learn.microsoft.com/azure/storage/common/storage-network-security-trusted-azure-services'],
  on: StorageAccount.pick('network'),
  fix: (account) => ({
    command: updateAccount(account, '--bypass AzureServices'),
    terraform: 'resource "azurerm_storage_account": network_rules { bypass = ["AzureServices"] }',
  }),

  evaluate({ network: { networkAcls } }) {
    // AzureServices is what an account has that nobody changed.
    const { bypass = 'AzureServices' } = networkAcls ?? {};
    const text = `These go past the network rules: ${bypass}`;
    return bypass.split(',').some((part) => /^AzureServices$/i.test(part.trim())) ? pass(text) : fail(text);
  },

  examples: {
    pass: [bypassing('AzureServices'), bypassing('Logging, Metrics, AzureServices'), { network: {} }],
    fail: [bypassing('None'), bypassing('Logging, Metrics')],
  },
});

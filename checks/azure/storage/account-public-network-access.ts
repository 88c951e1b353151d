import { defineCheck } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { shutVerdict } from '../_network.ts';
import { updateAccount } from './_account.ts';

export default defineCheck({
  id: 'azure-storage-account-public-network-access',
  title: 'Storage accounts can not be reached over the internet',
  severity: 'medium',
  why: 'With a public endpoint a leaked key or signature is all that it takes to get at the data.',
  references: ['https://learn.microsoft.com/azure/storage/common/storage-network-security'],
  on: StorageAccount.pick('network'),
  fix: (account) => ({
    text: 'Give the clients a private endpoint first.',
    command: updateAccount(account, '--public-network-access Disabled'),
    terraform: 'resource "azurerm_storage_account": public_network_access_enabled = false',
  }),

  evaluate: ({ network }) => shutVerdict(network),

  examples: {
    pass: [
      { network: { publicNetworkAccess: 'Disabled' } },
      { network: { publicNetworkAccess: 'SecuredByPerimeter' } },
    ],
    fail: [{ network: { publicNetworkAccess: 'Enabled' } }, { network: {} }],
  },
});

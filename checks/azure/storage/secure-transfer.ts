import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { StorageAccount } from 'cloudstance/resources/azure/storage';

export default defineCheck({
  id: 'azure-storage-secure-transfer',
  title: 'Storage accounts refuse unencrypted connections',
  severity: 'medium',
  why: 'Over plain HTTP or unencrypted SMB, whoever is on the way reads the data and the keys that open the account.',
  references: ['https://learn.microsoft.com/azure/storage/common/storage-require-secure-transfer'],
  on: StorageAccount.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az storage account update --name ${name} --resource-group ${armId(uid).resourceGroup} --https-only true`,
    terraform: 'resource "azurerm_storage_account": https_traffic_only_enabled = true',
  }),

  evaluate({ config: { supportsHttpsTrafficOnly } }) {
    // Accounts made with API versions before 2019-04-01 have it off unless it was turned on.
    if (supportsHttpsTrafficOnly === true) return pass('Only encrypted connections are accepted');
    return fail('Unencrypted connections are accepted');
  },

  examples: {
    pass: [{ config: { supportsHttpsTrafficOnly: true } }],
    fail: [{ config: { supportsHttpsTrafficOnly: false } }, { config: {} }],
  },
});

import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { StorageAccount } from 'cloudstance/resources/azure/storage';

export default defineCheck({
  id: 'azure-storage-account-infrastructure-encryption',
  title: 'Storage accounts are encrypted twice',
  severity: 'low',
  why: 'A second layer with another algorithm and another key stands where the first one turns out to be broken.',
  references: ['https://learn.microsoft.com/azure/storage/common/infrastructure-encryption-enable'],
  on: StorageAccount.pick('encryption'),
  fix: ({ name, uid }) => ({
    text: 'It can only be chosen for a new account: make one and move the data.',
    command: sh`az storage account create --name ${`${name}2`} --resource-group ${armId(uid).resourceGroup} --require-infrastructure-encryption true`,
    terraform: 'resource "azurerm_storage_account": infrastructure_encryption_enabled = true',
  }),

  evaluate({ encryption: { requireInfrastructureEncryption } }) {
    if (requireInfrastructureEncryption === true)
      return pass('Data is encrypted by the service and the infrastructure');
    // It is left out where nobody asked for it.
    return fail('Data is encrypted by the service alone');
  },

  examples: {
    pass: [{ encryption: { requireInfrastructureEncryption: true } }],
    fail: [{ encryption: { requireInfrastructureEncryption: false } }, { encryption: {} }],
  },
});

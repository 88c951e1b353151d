import { all, by, defineCheck, fail, pass } from 'cloudstance/check';
import { ActivityLogSetting } from 'cloudstance/resources/azure/monitor';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { Subscription } from 'cloudstance/resources/azure/subscription';
import { accountId, judgeArchives, references, settingWith } from './_settings.ts';

const archive = settingWith(['Administrative'], { storageAccountId: accountId.toUpperCase() });
const account = (keySource?: string) => ({ uid: accountId, encryption: { ...(keySource && { keySource }) } });

export default defineCheck({
  id: 'azure-monitor-activity-log-storage-key',
  title: 'The storage account of the activity log is encrypted with a key of your own',
  severity: 'low',
  why: 'The log tells who may do what: with a key of your own you decide who reads it, and see when it is read.',
  references: [...references, 'https://learn.microsoft.com/azure/storage/common/customer-managed-keys-overview'],
  on: Subscription.pick(),
  with: {
    settings: all(ActivityLogSetting.pick('config')),
    accounts: by(StorageAccount.pick('encryption'), ({ uid }) => uid),
  },
  fix: () => ({
    text: 'Give the storage account a key in a key vault: az storage account update --name ACCOUNT --resource-group RESOURCE_GROUP --encryption-key-source Microsoft.Keyvault --encryption-key-vault VAULT_URI --encryption-key-name KEY',
    terraform: 'resource "azurerm_storage_account_customer_managed_key"',
  }),

  evaluate: (_, { settings, accounts }) =>
    judgeArchives(settings, accounts, ({ encryption }, name) => {
      // Without anything said the key is Microsoft's.
      const { keySource = 'Microsoft.Storage' } = encryption;
      return keySource.toLowerCase() === 'microsoft.keyvault'
        ? pass(`Storage account ${name} is encrypted with a key of your own`)
        : fail(`Storage account ${name} of the activity log is encrypted with a key of Microsoft's`);
    }),

  examples: {
    pass: [
      { $settings: [archive], $accounts: [account('Microsoft.Keyvault')] },
      {
        $settings: [archive, settingWith([], { storageAccountId: 'elsewhere' })],
        $accounts: [account('Microsoft.Keyvault')],
      },
    ],
    fail: [
      { $settings: [archive], $accounts: [account('Microsoft.Storage')] },
      { $settings: [settingWith([]), archive], $accounts: [account()] },
    ],
    notApplicable: [
      { $settings: [], $accounts: [] },
      { $settings: [settingWith(['Policy'])], $accounts: [account()] },
      { $settings: [archive], $accounts: [] },
    ],
  },
});

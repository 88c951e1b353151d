import { all, by, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { isOpenToInternet } from 'cloudstance/domain/azure/network-rules';
import { ActivityLogSetting } from 'cloudstance/resources/azure/monitor';
import { StorageAccount, StorageContainer } from 'cloudstance/resources/azure/storage';
import { Subscription } from 'cloudstance/resources/azure/subscription';
import { accountId, judgeArchives, references, settingWith } from './_settings.ts';

/** Where Azure Monitor puts the activity log. */
const containerName = 'insights-activity-logs';
const containerOf = (account: string): string => `${account}/blobservices/default/containers/${containerName}`;

const archive = settingWith(['Administrative'], { storageAccountId: accountId });
const account = {
  uid: accountId,
  config: { allowBlobPublicAccess: true },
  network: { publicNetworkAccess: 'Enabled' },
};
const container = (publicAccess?: string) => ({
  uid: containerOf(accountId),
  config: { ...(publicAccess && { publicAccess }) },
});

export default defineCheck({
  id: 'azure-monitor-activity-log-storage-public',
  title: 'The archived activity log is not open to everyone',
  severity: 'critical',
  why: 'The log tells who may do what, from where and when: a map of the subscription for an intruder.',
  references: [...references, 'https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent'],
  on: Subscription.pick(),
  with: {
    settings: all(ActivityLogSetting.pick('config')),
    accounts: by(StorageAccount.pick('config', 'network'), ({ uid }) => uid),
    containers: by(StorageContainer.pick('config'), ({ uid }) => uid),
  },
  fix: ({ name }) => ({
    text: 'Put the name of the storage account of the activity log in.',
    command: sh`az storage account update --subscription ${name} --name ACCOUNT --allow-blob-public-access false`,
    terraform: 'resource "azurerm_storage_account": allow_nested_items_to_be_public = false',
  }),

  evaluate: (_, { settings, accounts, containers }) =>
    judgeArchives(settings, accounts, ({ config, network }, name, id) => {
      if (config.allowBlobPublicAccess === false)
        return pass(`Storage account ${name} refuses requests without credentials`);
      const { publicAccess = 'None' } = containers.get(containerOf(id)).find(() => true)?.config ?? {};
      if (publicAccess.toLowerCase() === 'none')
        return pass(`Container ${containerName} of ${name} refuses requests without credentials`);
      return isOpenToInternet(network)
        ? fail(`Anyone can read container ${containerName} of ${name}: its access level is ${publicAccess}`)
        : pass(`The network rules of storage account ${name} keep the internet out`);
    }),

  examples: {
    pass: [
      { $settings: [archive], $accounts: [account], $containers: [container('None')] },
      { $settings: [archive], $accounts: [account], $containers: [container()] },
      { $settings: [archive], $accounts: [account], $containers: [] },
      {
        $settings: [archive],
        $accounts: [{ ...account, config: { allowBlobPublicAccess: false } }],
        $containers: [container('Container')],
      },
      {
        $settings: [archive],
        $accounts: [{ ...account, network: { publicNetworkAccess: 'Disabled' } }],
        $containers: [container('Blob')],
      },
    ],
    fail: [
      { $settings: [archive], $accounts: [account], $containers: [container('Container')] },
      { $settings: [archive], $accounts: [{ ...account, config: {} }], $containers: [container('Blob')] },
    ],
    notApplicable: [
      { $settings: [settingWith(['Policy'])], $accounts: [account], $containers: [container('Blob')] },
      { $settings: [archive], $accounts: [], $containers: [] },
    ],
  },
});

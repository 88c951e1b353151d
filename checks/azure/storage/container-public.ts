import { by, defineCheck, notApplicable, pass, sh } from 'cloudstance/check';
import { containerRights, containerWays } from 'cloudstance/domain/azure/exposure';
import { armId } from 'cloudstance/domain/azure/ids';
import { isOpenToInternet } from 'cloudstance/domain/azure/network-rules';
import { storageAccountOf } from 'cloudstance/domain/azure/storage';
import { StorageAccount, StorageContainer } from 'cloudstance/resources/azure/storage';
import { exposed } from '../../_exposure.ts';

const uid = '/subscriptions/s/resourcegroups/rg/providers/microsoft.storage/storageaccounts/acme';
const container = `${uid}/blobservices/default/containers/logs`;
const open = { uid, config: { allowBlobPublicAccess: true }, network: { publicNetworkAccess: 'Enabled' } };
const denying = { publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Deny' } };

export default defineCheck({
  id: 'azure-storage-container-public',
  title: 'Blob containers are not open to everyone',
  severity: 'critical',
  why: 'Anyone on the internet can download what is in the container, without signing in and without leaving a name.',
  references: ['https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure'],
  on: StorageContainer.pick('config'),
  with: { accounts: by(StorageAccount.pick('config', 'network'), (account) => account.uid) },
  fix: ({ name, uid: id }) => ({
    command: sh`az storage container-rm update --storage-account ${armId(id).names[0]} --resource-group ${armId(id).resourceGroup} --name ${name} --public-access off`,
    terraform: 'resource "azurerm_storage_container": container_access_type = "private"',
  }),

  evaluate(judged, { accounts }) {
    const { publicAccess = 'None' } = judged.config;
    const rights = containerRights[publicAccess.toLowerCase()];
    if (rights === undefined) return pass('Requests without credentials are refused');
    const account = accounts.get(storageAccountOf(judged.uid)).find(() => true);
    if (!account) return notApplicable('Its account is not there any more');
    if (account.config.allowBlobPublicAccess === false)
      return pass(`Its access level is ${publicAccess}, but the account refuses requests without credentials`);
    if (!isOpenToInternet(account.network))
      return pass(`Its access level is ${publicAccess}, but the account's network rules keep the internet out`);
    const message = `Anyone can ${rights} its blobs: its access level is ${publicAccess}`;
    return exposed(
      message,
      judged,
      'data',
      containerWays(judged, () => account),
    );
  },

  examples: {
    pass: [
      { uid: container, config: { publicAccess: 'None' }, $accounts: [open] },
      { uid: container, config: {}, $accounts: [open] },
      {
        uid: container,
        config: { publicAccess: 'Container' },
        $accounts: [{ ...open, config: { allowBlobPublicAccess: false } }],
      },
      { uid: container, config: { publicAccess: 'Blob' }, $accounts: [{ ...open, network: denying }] },
      {
        uid: container,
        config: { publicAccess: 'Blob' },
        $accounts: [{ ...open, network: { publicNetworkAccess: 'Disabled' } }],
      },
    ],
    fail: [
      { uid: container, config: { publicAccess: 'Container' }, $accounts: [open] },
      { uid: container, config: { publicAccess: 'Blob' }, $accounts: [open] },
      // A container can only be opened where that is allowed, so an account that does not say allows it.
      { uid: container, config: { publicAccess: 'Blob' }, $accounts: [{ ...open, config: {} }] },
      {
        uid: container,
        config: { publicAccess: 'Blob' },
        $accounts: [
          { ...open, network: { networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '0.0.0.0/1' }] } } },
        ],
      },
    ],
    notApplicable: [{ uid: container, config: { publicAccess: 'Blob' }, $accounts: [] }],
  },
});

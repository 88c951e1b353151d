import { defineCheck, fail, pass } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { updateAccount } from './_account.ts';

export default defineCheck({
  id: 'azure-storage-account-entra-portal-default',
  title: 'The portal opens data of storage accounts with the Entra identity',
  severity: 'low',
  why: 'Otherwise the portal fetches an account key, and what somebody does with the data is not done under their name.',
  references: ['https://learn.microsoft.com/azure/storage/blobs/authorize-data-operations-portal'],
  on: StorageAccount.pick('config'),
  fix: (account) => ({
    command: updateAccount(account, '--set defaultToOAuthAuthentication=true'),
    terraform: 'resource "azurerm_storage_account": default_to_oauth_authentication = true',
  }),

  evaluate({ config: { defaultToOAuthAuthentication } }) {
    if (defaultToOAuthAuthentication === true) return pass('The portal uses the Entra identity by default');
    // The vendor documents that what is not said is false.
    return fail('The portal uses an account key by default');
  },

  examples: {
    pass: [{ config: { defaultToOAuthAuthentication: true } }],
    fail: [{ config: { defaultToOAuthAuthentication: false } }, { config: {} }],
  },
});

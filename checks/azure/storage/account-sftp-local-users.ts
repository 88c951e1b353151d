import { defineCheck, fail, pass } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { updateAccount } from './_account.ts';

export default defineCheck({
  id: 'azure-storage-account-sftp-local-users',
  title: 'Storage accounts have no SFTP with local users',
  severity: 'medium',
  why: 'Local users sign in with a password or key that Entra knows nothing of: no policy, no second factor, no central end.',
  references: ['https://learn.microsoft.com/azure/storage/blobs/secure-file-transfer-protocol-support'],
  on: StorageAccount.pick('config'),
  fix: (account) => ({
    command: updateAccount(account, '--enable-sftp false --enable-local-user false'),
    terraform: 'resource "azurerm_storage_account": sftp_enabled = false, local_user_enabled = false',
  }),

  evaluate({ config: { isSftpEnabled, isLocalUserEnabled } }) {
    // Both are left out where nobody asked for them, and SFTP without the second knows nobody but local users.
    if (isSftpEnabled !== true) return pass('SFTP is off');
    return isLocalUserEnabled === false ? pass('SFTP is on without local users') : fail('SFTP is on with local users');
  },

  examples: {
    pass: [
      { config: {} },
      { config: { isSftpEnabled: false, isLocalUserEnabled: true } },
      { config: { isSftpEnabled: true, isLocalUserEnabled: false } },
    ],
    fail: [{ config: { isSftpEnabled: true, isLocalUserEnabled: true } }, { config: { isSftpEnabled: true } }],
  },
});

import { defineCheck, fail, pass } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { keysAreRefused, updateAccount } from './_account.ts';

export default defineCheck({
  id: 'azure-storage-account-key-reminder',
  title: 'Storage accounts remind of keys that have to be renewed',
  severity: 'low',
  why: 'Keys do not expire by themselves, so nobody notices that one has been in use for years.',
  references: ['https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage'],
  on: StorageAccount.pick('keys'),
  fix: (account) => ({
    text: 'Both keys have to be renewed once before this is accepted where they are older than the policy exists.',
    command: updateAccount(account, '--key-exp-days 90'),
  }),

  evaluate({ keys: { allowSharedKeyAccess, keyPolicy } }) {
    if (allowSharedKeyAccess === false) return pass(keysAreRefused);
    const days = keyPolicy?.keyExpirationPeriodInDays ?? 0;
    return days > 0
      ? pass(`Keys are to be renewed after ${plural(days, 'day')}`)
      : fail('Nothing says when the keys have to be renewed');
  },

  examples: {
    pass: [{ keys: { keyPolicy: { keyExpirationPeriodInDays: 90 } } }, { keys: { allowSharedKeyAccess: false } }],
    fail: [{ keys: {} }, { keys: { allowSharedKeyAccess: true, keyPolicy: { keyExpirationPeriodInDays: 0 } } }],
  },
});

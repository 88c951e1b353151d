import { defineCheck, fail, pass } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { keysAreRefused, updateAccount } from './_account.ts';

export default defineCheck({
  id: 'azure-storage-account-sas-policy',
  title: 'Storage accounts limit how long signatures are valid',
  severity: 'low',
  why: 'A signature in a link opens the data to whoever gets hold of the link, and can only be withdrawn with its key.',
  references: ['https://learn.microsoft.com/azure/storage/common/sas-expiration-policy'],
  on: StorageAccount.pick('keys'),
  fix: (account) => ({
    command: updateAccount(account, '--sas-expiration-period 1.00:00:00'),
    terraform: 'resource "azurerm_storage_account": sas_policy { expiration_period = "01.00:00:00" }',
  }),

  evaluate({ keys: { allowSharedKeyAccess, sasPolicy } }) {
    if (allowSharedKeyAccess === false) return pass(keysAreRefused);
    if (!sasPolicy) return fail('Signatures may be valid for as long as their maker likes');
    const { sasExpirationPeriod, expirationAction } = sasPolicy;
    const what = /^Block$/i.test(expirationAction) ? 'refused' : 'logged';
    return pass(`Signatures that are valid for longer than ${sasExpirationPeriod} are ${what}`);
  },

  examples: {
    pass: [
      { keys: { allowSharedKeyAccess: false } },
      { keys: { sasPolicy: { sasExpirationPeriod: '1.00:00:00', expirationAction: 'Log' } } },
      { keys: { sasPolicy: { sasExpirationPeriod: '1.00:00:00', expirationAction: 'Block' } } },
    ],
    fail: [{ keys: {} }],
  },
});

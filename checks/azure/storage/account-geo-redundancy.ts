import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { updateAccount } from './_account.ts';

const sku = (name: string) => ({ sku: { name } });

export default defineCheck({
  id: 'azure-storage-account-geo-redundancy',
  title: 'Storage accounts are replicated to a second region',
  severity: 'low',
  why: 'Otherwise the data is gone, or out of reach, together with its region.',
  references: ['https://learn.microsoft.com/azure/storage/common/storage-redundancy'],
  on: StorageAccount.pick('sku'),
  fix: (account) => ({
    text: 'An account that is redundant over zones becomes Standard_GZRS instead.',
    command: updateAccount(account, '--sku Standard_GRS'),
    terraform: 'resource "azurerm_storage_account": account_replication_type = "GRS"',
  }),

  evaluate({ sku: { name } }) {
    if (/^Premium/i.test(name)) return notApplicable('Premium accounts can not be replicated to another region');
    const text = `Its redundancy is ${name}`;
    return /_(?:RA)?GZ?RS$/i.test(name) ? pass(text) : fail(`${text}, which stays in one region`);
  },

  examples: {
    pass: ['Standard_GRS', 'Standard_RAGRS', 'Standard_GZRS', 'Standard_RAGZRS', 'StandardV2_GRS'].map(sku),
    fail: ['Standard_LRS', 'Standard_ZRS', 'StandardV2_LRS'].map(sku),
    notApplicable: ['Premium_LRS', 'PremiumV2_ZRS'].map(sku),
  },
});

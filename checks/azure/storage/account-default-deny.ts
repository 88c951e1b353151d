import { defineCheck, pass } from 'cloudstance/check';
import { endpointWays } from 'cloudstance/domain/azure/exposure';
import { isShut, refusesByDefault } from 'cloudstance/domain/azure/network-rules';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { exposed } from '../../_exposure.ts';
import { updateAccount } from './_account.ts';

export default defineCheck({
  id: 'azure-storage-account-default-deny',
  title: 'Storage accounts refuse networks that no rule names',
  severity: 'high',
  why: 'Otherwise the whole internet may knock, and a leaked key or signature is all that it takes to get in.',
  references: ['https://learn.microsoft.com/azure/storage/common/storage-network-security-set-default-access'],
  on: StorageAccount.pick('network'),
  fix: (account) => ({
    text: 'Add rules for the networks that need it first.',
    command: updateAccount(account, '--default-action Deny'),
    terraform: 'resource "azurerm_storage_account": network_rules { default_action = "Deny" }',
  }),

  evaluate(account) {
    const { network } = account;
    if (isShut(network)) return pass(`Access over public networks is ${network.publicNetworkAccess}`);
    if (refusesByDefault(network)) return pass('Networks that no rule names are refused');
    // Without rules every network is let in.
    return exposed('Every network is let in, whatever the rules say', account, 'data', endpointWays(account, network));
  },

  examples: {
    pass: [
      { network: { networkAcls: { defaultAction: 'Deny' } } },
      { network: { publicNetworkAccess: 'Disabled', networkAcls: { defaultAction: 'Allow' } } },
    ],
    fail: [{ network: { publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Allow' } } }, { network: {} }],
  },
});

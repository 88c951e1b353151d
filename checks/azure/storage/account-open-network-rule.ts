import { defineCheck, notApplicable, pass, sh } from 'cloudstance/check';
import { endpointWays } from 'cloudstance/domain/azure/exposure';
import { armId } from 'cloudstance/domain/azure/ids';
import { isShut, rangesOf, refusesByDefault } from 'cloudstance/domain/azure/network-rules';
import { listOf } from 'cloudstance/domain/text';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { exposed } from '../../_exposure.ts';

const rules = (...ranges: string[]) => ({
  network: { networkAcls: { defaultAction: 'Deny', ipRules: ranges.map((value) => ({ value })) } },
});

export default defineCheck({
  id: 'azure-storage-account-open-network-rule',
  title: "Storage accounts' network rules do not let the internet in",
  severity: 'high',
  why: 'Rules that together name more addresses than one organization has undo the refusal of unknown networks.',
  references: ['https://learn.microsoft.com/azure/storage/common/storage-network-security-ip-address-range'],
  on: StorageAccount.pick('network'),
  fix: ({ name, uid }) => ({
    text: 'Remove each range that is too wide, and add the addresses that need it.',
    command: sh`az storage account network-rule list --account-name ${name} --resource-group ${armId(uid).resourceGroup} --query ipRules`,
  }),

  evaluate(account) {
    const { network } = account;
    if (isShut(network)) return pass(`Access over public networks is ${network.publicNetworkAccess}`);
    if (!refusesByDefault(network)) return notApplicable('Every network is let in, whatever the rules say');
    const ranges = rangesOf(network);
    const ways = endpointWays(account, network);
    if (ways.length === 0) return pass(`The rules let in these addresses: ${listOf(ranges)}`);
    return exposed(`The rules let in much of the internet: ${listOf(ranges)}`, account, 'data', ways);
  },

  examples: {
    pass: [
      rules(),
      rules('203.0.113.7', '198.51.100.0/24'),
      { network: { publicNetworkAccess: 'Disabled', ...rules('0.0.0.0/0').network } },
    ],
    fail: [rules('0.0.0.0/0'), rules('0.0.0.0/1', '128.0.0.0/1')],
    notApplicable: [{ network: { networkAcls: { defaultAction: 'Allow', ipRules: [{ value: '0.0.0.0/0' }] } } }],
  },
});

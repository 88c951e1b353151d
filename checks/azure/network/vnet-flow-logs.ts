import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { VirtualNetwork } from 'cloudstance/resources/azure/network';
import { flowLog, flowLogsByTarget, isAnalysed } from './_flow-logs.ts';

const network = { uid: '/vnet', subnets: ['/vnet/subnets/a', '/vnet/subnets/b'] };

export default defineCheck({
  id: 'azure-network-vnet-flow-logs',
  title: 'Flow logs of virtual networks go to Log Analytics',
  severity: 'medium',
  why: 'Without them nobody can find out who talked to whom when a machine turns out to have been taken over.',
  references: ['https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview'],
  on: VirtualNetwork.pick('subnets'),
  with: { flowLogs: flowLogsByTarget },
  fix: ({ name, uid, scope }) => ({
    command: sh`az network watcher flow-log create --location ${scope.region} --name ${`${name}-flow-log`} --resource-group ${armId(uid).resourceGroup} --vnet ${uid} --storage-account STORAGE_ACCOUNT_ID --workspace WORKSPACE_ID --traffic-analytics true`,
    terraform: 'resource "azurerm_network_watcher_flow_log": target_resource_id, enabled = true, traffic_analytics',
  }),

  evaluate({ uid, subnets }, { flowLogs }) {
    if (isAnalysed(uid, flowLogs)) return pass('A flow log of the network goes to Log Analytics');
    const missing = subnets.filter((subnet) => !isAnalysed(subnet, flowLogs));
    if (subnets.length > 0 && missing.length === 0) return pass('Flow logs of all its subnets go to Log Analytics');
    return fail('No flow log that is on goes to Log Analytics');
  },

  examples: {
    pass: [
      { ...network, $flowLogs: [flowLog('/vnet')] },
      { ...network, $flowLogs: [flowLog('/vnet/subnets/a'), flowLog('/vnet/subnets/b')] },
    ],
    fail: [
      { ...network, $flowLogs: [] },
      { ...network, subnets: [], $flowLogs: [] },
      { ...network, $flowLogs: [flowLog('/another')] },
      { ...network, $flowLogs: [flowLog('/vnet', { enabled: false })] },
      { ...network, $flowLogs: [flowLog('/vnet', { analysed: false })] },
      { ...network, $flowLogs: [flowLog('/vnet/subnets/a')] },
      { ...network, $flowLogs: [{ target: '/vnet', config: { enabled: true } }] },
    ],
  },
});

import { by, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId, notListed } from 'cloudstance/domain/azure/ids';
import { listOf } from 'cloudstance/domain/text';
import { NetworkInterface, SecurityGroup } from 'cloudstance/resources/azure/network';
import { flowLog, flowLogsByTarget, isAnalysed, networkOf } from './_flow-logs.ts';

const group = {
  uid: '/nsg',
  subnets: ['/vnet/subnets/a'],
  networkInterfaces: [],
  $interfaces: [],
  $flowLogs: [],
};
const card = { uid: '/nic', ipConfigurations: [{ id: '/nic/1', subnet: '/vnet/subnets/b' }] };

const subnetsOf = ({
  ipConfigurations,
}: {
  readonly ipConfigurations: readonly { readonly subnet?: string | undefined }[];
}) => ipConfigurations.flatMap(({ subnet }) => subnet ?? []);

export default defineCheck({
  id: 'azure-network-nsg-flow-logs',
  title: 'Traffic through network security groups is logged to Log Analytics',
  severity: 'medium',
  why: 'Without flow logs nobody sees what was let in and what was refused, before an attack or after one.',
  references: [
    'https://learn.microsoft.com/azure/network-watcher/nsg-flow-logs-overview',
    'https://learn.microsoft.com/azure/network-watcher/nsg-flow-logs-migrate',
  ],
  on: SecurityGroup.pick('subnets', 'networkInterfaces'),
  with: { flowLogs: flowLogsByTarget, interfaces: by(NetworkInterface.pick('ipConfigurations'), ({ uid }) => uid) },
  fix: ({ uid, scope }) => ({
    text: 'Flow logs of security groups can no longer be created: create them for the virtual networks that the message names',
    command: sh`az network watcher flow-log create --location ${scope.region} --name flow-log --resource-group ${armId(uid).resourceGroup} --vnet VIRTUAL_NETWORK --storage-account STORAGE_ACCOUNT_ID --workspace WORKSPACE_ID --traffic-analytics true`,
    terraform: 'resource "azurerm_network_watcher_flow_log": target_resource_id, enabled = true, traffic_analytics',
  }),

  evaluate({ uid, subnets, networkInterfaces }, { flowLogs, interfaces }) {
    if (subnets.length + networkInterfaces.length === 0) return notApplicable('It guards nothing');
    if (isAnalysed(uid, flowLogs)) return pass('A flow log of the group goes to Log Analytics');
    const cards = networkInterfaces
      .filter((id) => !isAnalysed(id, flowLogs))
      .map((id) => ({ id, found: interfaces.get(id).find(() => true) }));
    const guarded = [...subnets, ...cards.flatMap(({ found }) => (found ? subnetsOf(found) : []))];
    const unlogged = guarded.filter(
      (subnet) => !isAnalysed(networkOf(subnet), flowLogs) && !isAnalysed(subnet, flowLogs),
    );
    const unseen = cards.flatMap(({ id, found }) => (found ? [] : id));
    if (unlogged.length === 0 && unseen.length > 0) throw notListed('Network interfaces that it guards', unseen);
    if (unlogged.length === 0) return pass('Flow logs of the virtual networks that it guards go to Log Analytics');
    const networks = [...new Set(unlogged.map((subnet) => armId(networkOf(subnet)).name))];
    return fail(`No flow log of the group or of ${listOf(networks.toSorted())} goes to Log Analytics`);
  },

  examples: {
    pass: [
      { ...group, $flowLogs: [flowLog('/nsg')] },
      { ...group, $flowLogs: [flowLog('/vnet')] },
      { ...group, $flowLogs: [flowLog('/vnet/subnets/a')] },
      { ...group, networkInterfaces: ['/nic'], $interfaces: [card], $flowLogs: [flowLog('/vnet')] },
      { ...group, subnets: [], networkInterfaces: ['/nic'], $interfaces: [card], $flowLogs: [flowLog('/nic')] },
    ],
    fail: [
      group,
      { ...group, $flowLogs: [flowLog('/nsg', { enabled: false })] },
      { ...group, $flowLogs: [flowLog('/nsg', { analysed: false })] },
      { ...group, $flowLogs: [flowLog('/another')] },
      { ...group, networkInterfaces: ['/nic'], $interfaces: [card], $flowLogs: [flowLog('/vnet/subnets/a')] },
    ],
    notApplicable: [{ ...group, subnets: [] }],
  },
});

import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { NetworkInterface } from 'cloudstance/resources/azure/network';

export default defineCheck({
  id: 'azure-network-nic-ip-forwarding',
  title: 'Network interfaces of virtual machines forward no traffic of others',
  severity: 'low',
  why: 'A machine that forwards can stand in the middle of the traffic of others, or be a way around a firewall.',
  references: [
    'https://learn.microsoft.com/azure/virtual-network/virtual-network-network-interface#enable-or-disable-ip-forwarding',
  ],
  on: NetworkInterface.pick('virtualMachine', 'enableIPForwarding'),
  fix: ({ name, uid }) => ({
    text: 'Exempt interfaces of firewalls and other network appliances, which must forward',
    command: sh`az network nic update --name ${name} --resource-group ${armId(uid).resourceGroup} --ip-forwarding false`,
    terraform: 'resource "azurerm_network_interface": ip_forwarding_enabled = false',
  }),

  evaluate({ virtualMachine, enableIPForwarding }) {
    if (virtualMachine === null) return notApplicable('It belongs to no virtual machine');
    // Off unless somebody turns it on.
    if (enableIPForwarding !== true) return pass('IP forwarding is off');
    return fail(`${armId(virtualMachine).name} can forward traffic of other machines`);
  },

  examples: {
    pass: [
      { virtualMachine: '/vm', enableIPForwarding: false },
      { virtualMachine: '/vm', enableIPForwarding: null },
    ],
    fail: [{ virtualMachine: '/vm', enableIPForwarding: true }],
    notApplicable: [{ virtualMachine: null, enableIPForwarding: true }],
  },
});

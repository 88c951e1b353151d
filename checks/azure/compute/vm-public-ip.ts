import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { VirtualMachine } from 'cloudstance/resources/azure/compute';
import { addressesById, interfacesById, publicAddresses } from './_reach.ts';

const card = (publicIPAddress?: string) => ({
  uid: '/nic',
  networkSecurityGroup: null,
  ipConfigurations: [{ id: '/nic/ip', ...(publicIPAddress && { publicIPAddress }) }],
});
const address = { uid: '/address', sku: { name: 'Standard' }, config: { ipAddress: '203.0.113.10' } };

export default defineCheck({
  id: 'azure-compute-vm-public-ip',
  title: 'Virtual machines have no public address of their own',
  severity: 'medium',
  why: 'A machine behind a load balancer, a NAT gateway and Bastion needs none, and without one no mistake in a security group exposes it.',
  references: ['https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses'],
  on: VirtualMachine.pick('networkInterfaces'),
  with: { interfaces: interfacesById, addresses: addressesById },
  fix: ({ uid }) => ({
    text: 'Find its interfaces, and take the address off each with az network nic ip-config update --remove publicIpAddress',
    command: sh`az vm show --ids ${uid} --query networkProfile.networkInterfaces[].id --output tsv`,
    terraform: 'resource "azurerm_network_interface": ip_configuration without public_ip_address_id',
  }),

  evaluate({ networkInterfaces }, around) {
    const found = publicAddresses(networkInterfaces, around);
    return found.length === 0 ? pass('Has no public address') : fail(`Has ${listOf(found)}`);
  },

  examples: {
    pass: [
      { networkInterfaces: [], $interfaces: [], $addresses: [] },
      { networkInterfaces: ['/nic'], $interfaces: [card()], $addresses: [address] },
    ],
    fail: [
      { networkInterfaces: ['/nic'], $interfaces: [card('/address')], $addresses: [address] },
      { networkInterfaces: ['/nic'], $interfaces: [card('/address')], $addresses: [{ ...address, config: {} }] },
    ],
  },
});

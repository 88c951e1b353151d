import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { PublicIpAddress } from 'cloudstance/resources/azure/network';

export default defineCheck({
  id: 'azure-network-public-ip-unattached',
  title: 'Public IP addresses are in use',
  severity: 'low',
  why: 'An address that nothing uses costs money, and names and firewall rules that still point to it wait for whatever is attached next.',
  references: ['https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses'],
  on: PublicIpAddress.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az network public-ip delete --name ${name} --resource-group ${armId(uid).resourceGroup}`,
  }),

  evaluate({ config: { ipAddress, ipConfiguration, natGateway } }) {
    const used = ipConfiguration ?? natGateway;
    if (used) return pass(`It belongs to ${armId(used.id).names[0] ?? used.id}`);
    return fail(ipAddress === undefined ? 'Nothing uses it' : `Nothing uses ${ipAddress}`);
  },

  examples: {
    pass: [
      {
        config: {
          ipAddress: '203.0.113.10',
          ipConfiguration: {
            id: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/networkInterfaces/nic/ipConfigurations/a',
          },
        },
      },
      {
        config: {
          natGateway: { id: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/natGateways/nat' },
        },
      },
    ],
    fail: [{ config: { ipAddress: '203.0.113.10' } }, { config: {} }],
  },
});

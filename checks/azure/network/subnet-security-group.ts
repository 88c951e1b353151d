import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { Subnet } from 'cloudstance/resources/azure/network';

/** Subnets for which Azure refuses or warns against groups (https://learn.microsoft.com/azure/virtual-network/virtual-network-vnet-plan-design-arm). */
const withoutGroups = ['gatewaysubnet', 'azurefirewallsubnet', 'azurefirewallmanagementsubnet', 'routeserversubnet'];

const networkSecurityGroup =
  '/subscriptions/s/resourcegroups/rg/providers/microsoft.network/networksecuritygroups/web-nsg';

export default defineCheck({
  id: 'azure-network-subnet-security-group',
  title: 'Subnets have a network security group',
  severity: 'medium',
  why: 'Without one everything in the subnet accepts whatever the rest of the network and its peers send, so that one broken machine reaches all.',
  references: ['https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview'],
  on: Subnet.pick('networkSecurityGroup'),
  fix: ({ uid }) => {
    const { resourceGroup, names } = armId(uid);
    return {
      command: sh`az network vnet subnet update --resource-group ${resourceGroup} --vnet-name ${names[0]} --name ${names[1]} --network-security-group SECURITY_GROUP_ID`,
      terraform: 'resource "azurerm_subnet_network_security_group_association"',
    };
  },

  evaluate({ name, networkSecurityGroup: group }) {
    if (group !== null) return pass(`It is guarded by ${armId(group).name}`);
    if (withoutGroups.includes(name.toLowerCase())) return notApplicable('Azure does not want a group on this subnet');
    return fail('No network security group guards it');
  },

  examples: {
    pass: [{ name: 'web', networkSecurityGroup }],
    fail: [
      { name: 'web', networkSecurityGroup: null },
      { name: 'AzureBastionSubnet', networkSecurityGroup: null },
    ],
    notApplicable: [
      { name: 'GatewaySubnet', networkSecurityGroup: null },
      { name: 'AzureFirewallSubnet', networkSecurityGroup: null },
      { name: 'AzureFirewallManagementSubnet', networkSecurityGroup: null },
      { name: 'RouteServerSubnet', networkSecurityGroup: null },
    ],
  },
});

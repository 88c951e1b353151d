import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf } from 'cloudstance/domain/text';
import { DatabricksWorkspace } from 'cloudstance/resources/azure/databricks';

const config = {
  parameters: {
    customVirtualNetworkId: {
      value: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/data',
    },
    customPublicSubnetName: { value: 'host' },
    customPrivateSubnetName: { value: 'container' },
  },
};
const networkSecurityGroup = {
  id: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/networkSecurityGroups/data',
};

export default defineCheck({
  id: 'azure-databricks-workspace-subnet-security-groups',
  title: 'Subnets of Databricks have network security groups',
  severity: 'medium',
  why: 'Without one, everything in the virtual network reaches the cluster nodes, and they reach everything.',
  references: ['https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject'],
  on: DatabricksWorkspace.pick('config', 'virtualNetwork'),
  fix: ({ uid }) => ({
    text: 'Put the network, the subnet and your own network security group in.',
    command: sh`az network vnet subnet update --resource-group ${armId(uid).resourceGroup} --vnet-name VNET --name SUBNET --network-security-group NSG`,
    terraform: 'resource "azurerm_subnet_network_security_group_association"',
  }),

  evaluate({ config: { parameters }, virtualNetwork }) {
    if (virtualNetwork === null) return notApplicable('It runs in a network that Databricks made and looks after');
    const names = [parameters?.customPublicSubnetName?.value, parameters?.customPrivateSubnetName?.value].flatMap(
      (name) => name ?? [],
    );
    const bare = names.filter((wanted) => {
      const subnet = virtualNetwork.subnets.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
      return subnet?.networkSecurityGroup === undefined;
    });
    if (names.length < 2) return fail('It does not name the two subnets that it runs in');
    return bare.length > 0
      ? fail(`These subnets have no network security group: ${listOf(bare)}`)
      : pass(`Its subnets have network security groups: ${listOf(names)}`);
  },

  examples: {
    pass: [
      {
        config,
        virtualNetwork: {
          subnets: [
            { name: 'Host', networkSecurityGroup },
            { name: 'container', networkSecurityGroup },
            { name: 'other' },
          ],
        },
      },
    ],
    fail: [
      { config, virtualNetwork: { subnets: [{ name: 'host', networkSecurityGroup }, { name: 'container' }] } },
      { config, virtualNetwork: { subnets: [{ name: 'host', networkSecurityGroup }] } },
      { config: {}, virtualNetwork: { subnets: [{ name: 'host', networkSecurityGroup }] } },
    ],
    notApplicable: [{ config: {}, virtualNetwork: null }],
  },
});

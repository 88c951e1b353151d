import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { DatabricksWorkspace } from 'cloudstance/resources/azure/databricks';
import { isServerless, serverless } from './_workspace.ts';

const value = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/data';

export default defineCheck({
  id: 'azure-databricks-workspace-own-network',
  title: 'Databricks workspaces run in a virtual network of yours',
  severity: 'medium',
  why: 'In the network that Databricks makes, you can neither say where data may go nor see where it went.',
  references: ['https://learn.microsoft.com/azure/databricks/security/network/classic/vnet-inject'],
  on: DatabricksWorkspace.pick('config'),
  fix: ({ uid }) => ({
    text: 'Put your own network and its two subnets in, which have to be delegated to Databricks.',
    command: sh`az resource update --ids ${uid} --set properties.parameters.customVirtualNetworkId.value=VNET_ID properties.parameters.customPublicSubnetName.value=PUBLIC_SUBNET properties.parameters.customPrivateSubnetName.value=PRIVATE_SUBNET`,
    terraform: 'resource "azurerm_databricks_workspace": custom_parameters { virtual_network_id }',
  }),

  evaluate({ config }) {
    if (isServerless(config)) return notApplicable(serverless);
    const network = config.parameters?.customVirtualNetworkId?.value ?? '';
    if (network === '') return fail('It runs in a network that Databricks made');
    return pass(`It runs in the virtual network ${armId(network).name}`);
  },

  examples: {
    pass: [{ config: { computeMode: 'Hybrid', parameters: { customVirtualNetworkId: { value } } } }],
    fail: [
      { config: {} },
      { config: { computeMode: 'Hybrid', parameters: {} } },
      { config: { parameters: { customVirtualNetworkId: { value: '' } } } },
    ],
    notApplicable: [{ config: { computeMode: 'Serverless' } }],
  },
});

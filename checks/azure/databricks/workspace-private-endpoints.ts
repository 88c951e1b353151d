import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { DatabricksWorkspace } from 'cloudstance/resources/azure/databricks';
import { connections, endpointsVerdict } from '../_network.ts';

const connected = (...statuses: string[]) => ({ network: { privateEndpointConnections: connections(...statuses) } });

export default defineCheck({
  id: 'azure-databricks-workspace-private-endpoints',
  title: 'Databricks workspaces are reached through private endpoints',
  severity: 'medium',
  why: 'Without one, users and clusters go through the public endpoint, which therefore has to stay open.',
  references: ['https://learn.microsoft.com/azure/databricks/security/network/concepts/private-link'],
  on: DatabricksWorkspace.pick('network'),
  fix: ({ name, uid }) => ({
    text: 'Put your own virtual network and subnet in.',
    command: sh`az network private-endpoint create --name ${name} --connection-name ${name} --resource-group ${armId(uid).resourceGroup} --private-connection-resource-id ${uid} --group-id databricks_ui_api --vnet-name VNET --subnet SUBNET`,
    terraform: 'resource "azurerm_private_endpoint" with the workspace in private_service_connection',
  }),

  evaluate: ({ network }) => endpointsVerdict(network.privateEndpointConnections),

  examples: {
    pass: [connected('Approved'), connected('Rejected', 'Approved')],
    fail: [{ network: {} }, connected(), connected('Pending')],
  },
});

import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { approvedEndpoints } from 'cloudstance/domain/azure/network-rules';
import { plural } from 'cloudstance/domain/text';
import { DatabricksWorkspace } from 'cloudstance/resources/azure/databricks';

const connected = (...statuses: string[]) => ({
  network: {
    privateEndpointConnections: statuses.map((status) => ({
      properties: { privateLinkServiceConnectionState: { status } },
    })),
  },
});

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

  evaluate({ network: { privateEndpointConnections } }) {
    const approved = approvedEndpoints(privateEndpointConnections);
    const text = `It has ${plural(approved, 'approved private endpoint')}`;
    return approved > 0 ? pass(text) : fail(text);
  },

  examples: {
    pass: [connected('Approved'), connected('Rejected', 'Approved')],
    fail: [{ network: {} }, connected(), connected('Pending')],
  },
});

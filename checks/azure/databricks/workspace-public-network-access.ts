import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { DatabricksWorkspace } from 'cloudstance/resources/azure/databricks';
import { shutVerdict } from '../_network.ts';

export default defineCheck({
  id: 'azure-databricks-workspace-public-network-access',
  title: 'Databricks workspaces can not be reached over the internet',
  severity: 'medium',
  why: 'With a public endpoint a stolen token is all that it takes to read the data and to run code on the clusters.',
  references: ['https://learn.microsoft.com/azure/databricks/security/network/front-end/front-end-private-connect'],
  on: DatabricksWorkspace.pick('network'),
  fix: ({ name, uid }) => ({
    text: 'Give the users a private endpoint first.',
    command: sh`az databricks workspace update --name ${name} --resource-group ${armId(uid).resourceGroup} --public-network-access Disabled`,
    terraform: 'resource "azurerm_databricks_workspace": public_network_access_enabled = false',
  }),

  evaluate: ({ network }) => shutVerdict(network),

  examples: {
    pass: [{ network: { publicNetworkAccess: 'Disabled' } }],
    fail: [{ network: { publicNetworkAccess: 'Enabled' } }, { network: {} }],
  },
});

import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { isShut } from 'cloudstance/domain/azure/network-rules';
import { DatabricksWorkspace } from 'cloudstance/resources/azure/databricks';

export default defineCheck({
  id: 'azure-databricks-workspace-public-network-access',
  title: 'Databricks workspaces can not be reached over the internet',
  severity: 'high',
  why: 'With a public endpoint a stolen token is all that it takes to read the data and to run code on the clusters.',
  references: ['https://learn.microsoft.com/azure/databricks/security/network/front-end/front-end-private-connect'],
  on: DatabricksWorkspace.pick('network'),
  fix: ({ name, uid }) => ({
    text: 'Give the users a private endpoint first.',
    command: sh`az databricks workspace update --name ${name} --resource-group ${armId(uid).resourceGroup} --public-network-access Disabled`,
    terraform: 'resource "azurerm_databricks_workspace": public_network_access_enabled = false',
  }),

  evaluate({ network }) {
    // A workspace that does not say has it enabled.
    const { publicNetworkAccess = 'Enabled' } = network;
    const text = `Access over public networks is ${publicNetworkAccess}`;
    return isShut(network) ? pass(text) : fail(text);
  },

  examples: {
    pass: [{ network: { publicNetworkAccess: 'Disabled' } }],
    fail: [{ network: { publicNetworkAccess: 'Enabled' } }, { network: {} }],
  },
});

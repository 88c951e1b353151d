import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { DatabricksWorkspace } from 'cloudstance/resources/azure/databricks';
import { isServerless, serverless } from './_workspace.ts';

const set = (value: boolean) => ({ config: { computeMode: 'Hybrid', parameters: { enableNoPublicIp: { value } } } });

export default defineCheck({
  id: 'azure-databricks-workspace-no-public-ip',
  title: 'Databricks clusters have no public addresses',
  severity: 'medium',
  why: 'A cluster node with a public address can be reached, and can reach out, past everything that watches the network.',
  references: ['https://learn.microsoft.com/azure/databricks/security/network/classic/secure-cluster-connectivity'],
  on: DatabricksWorkspace.pick('config'),
  fix: ({ name, uid }) => ({
    text: 'Every cluster has to be stopped first.',
    command: sh`az databricks workspace update --name ${name} --resource-group ${armId(uid).resourceGroup} --enable-no-public-ip true`,
    terraform: 'resource "azurerm_databricks_workspace": custom_parameters { no_public_ip = true }',
  }),

  evaluate({ config }) {
    if (isServerless(config)) return notApplicable(serverless);
    // A workspace that does not say is from before it became the default, in 2024.
    if (config.parameters?.enableNoPublicIp?.value === true) return pass('Cluster nodes get no public addresses');
    return fail('Cluster nodes get public addresses');
  },

  examples: {
    pass: [set(true)],
    fail: [set(false), { config: {} }],
    notApplicable: [{ config: { computeMode: 'Serverless' } }],
  },
});

import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf } from 'cloudstance/domain/text';
import { DatabricksWorkspace } from 'cloudstance/resources/azure/databricks';
import { isServerless } from './_workspace.ts';

const own = { keySource: 'Microsoft.Keyvault' };
const isOwn = (key: { readonly keySource?: string | undefined } | undefined): boolean =>
  /^Microsoft\.Keyvault$/i.test(key?.keySource ?? '');

export default defineCheck({
  id: 'azure-databricks-workspace-customer-managed-keys',
  title: 'Databricks workspaces are encrypted with keys of your own',
  severity: 'medium',
  why: 'Only with keys of your own can you withdraw access to notebooks and data, and see when a key was used.',
  references: ['https://learn.microsoft.com/azure/databricks/security/keys/'],
  on: DatabricksWorkspace.pick('config', 'encryption'),
  fix: ({ name, uid }) => ({
    text: 'Put your own vault and key in. Root storage is a command of its own, with --prepare-encryption before it.',
    command: sh`az databricks workspace update --name ${name} --resource-group ${armId(uid).resourceGroup} --managed-services-key-vault https://VAULT.vault.azure.net --managed-services-key-name KEY --managed-services-key-version VERSION --disk-key-vault https://VAULT.vault.azure.net --disk-key-name KEY --disk-key-version VERSION`,
    terraform:
      'resource "azurerm_databricks_workspace": managed_services_cmk_key_vault_key_id, managed_disk_cmk_key_vault_key_id; resource "azurerm_databricks_workspace_root_dbfs_customer_managed_key"',
  }),

  evaluate({ config, encryption: { managedServices, managedDisk, rootStorage } }) {
    // What is not said has Microsoft's own key. A serverless workspace has neither disks nor root storage of yours.
    const parts = isServerless(config)
      ? { 'managed services': managedServices }
      : { 'managed services': managedServices, 'managed disks': managedDisk, 'root storage': rootStorage };
    const missing = Object.entries(parts).flatMap(([what, key]) => (isOwn(key) ? [] : [what]));
    if (missing.length > 0) return fail(`Encrypted with a key of Microsoft's: ${listOf(missing)}`);
    return pass(`Encrypted with keys of yours: ${listOf(Object.keys(parts))}`);
  },

  examples: {
    pass: [
      { config: {}, encryption: { managedServices: own, managedDisk: own, rootStorage: own } },
      { config: { computeMode: 'Serverless' }, encryption: { managedServices: own } },
    ],
    fail: [
      { config: {}, encryption: {} },
      { config: {}, encryption: { managedServices: own, managedDisk: own } },
      { config: {}, encryption: { managedServices: own, managedDisk: own, rootStorage: { keySource: 'Default' } } },
      { config: { computeMode: 'Serverless' }, encryption: {} },
    ],
  },
});

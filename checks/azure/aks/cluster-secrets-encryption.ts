import { fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { clusterCheck } from './_family.ts';

const kms = (enabled?: boolean) => ({
  securityProfile: { azureKeyVaultKms: enabled === undefined ? {} : { enabled } },
});

export default clusterCheck({
  id: 'azure-aks-cluster-secrets-encryption',
  title: 'Kubernetes secrets are encrypted with a key of the customer',
  severity: 'medium',
  why: 'With a key in a vault of the customer, what is in etcd is of no use without it, and each use of the key is logged.',
  reference: 'https://learn.microsoft.com/azure/aks/use-kms-etcd-encryption',
  fix: ({ name, uid }) => ({
    command: sh`az aks update --name ${name} --resource-group ${armId(uid).resourceGroup} --enable-azure-keyvault-kms --azure-keyvault-kms-key-id KEY_ID`,
    terraform: 'resource "azurerm_kubernetes_cluster": key_management_service',
  }),
  evaluate({ securityProfile }) {
    // Off unless somebody turns it on.
    if (securityProfile?.azureKeyVaultKms?.enabled === true) return pass('Secrets are encrypted with a key in a vault');
    return fail('Secrets are encrypted only with a key of the platform');
  },
  pass: [kms(true)],
  fail: [kms(false), kms(), {}],
});

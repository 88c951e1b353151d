import { fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { clusterCheck } from './_family.ts';

export default clusterCheck({
  id: 'azure-aks-cluster-entra',
  title: 'Users of Kubernetes clusters sign in with Microsoft Entra ID',
  severity: 'medium',
  why: 'Without it users come in with certificates, past multifactor authentication and conditional access, and stay when they leave.',
  reference: 'https://learn.microsoft.com/azure/aks/enable-authentication-microsoft-entra-id',
  fix: ({ name, uid }) => ({
    command: sh`az aks update --name ${name} --resource-group ${armId(uid).resourceGroup} --enable-aad --aad-admin-group-object-ids GROUP_ID --enable-azure-rbac`,
    terraform: 'resource "azurerm_kubernetes_cluster": azure_active_directory_role_based_access_control',
  }),
  evaluate({ aadProfile }) {
    if (!aadProfile) return fail('Users do not sign in with Microsoft Entra ID');
    if (aadProfile.managed !== true)
      return fail('Users sign in through applications of the older kind, which are retired');
    return pass('Users sign in with Microsoft Entra ID');
  },
  pass: [{ aadProfile: { managed: true } }],
  fail: [{}, { aadProfile: { managed: false } }, { aadProfile: {} }],
});

import { fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { clusterCheck } from './_family.ts';

export default clusterCheck({
  id: 'azure-aks-cluster-local-accounts',
  title: 'Kubernetes clusters have no local accounts',
  severity: 'medium',
  why: 'The local administrator is a certificate that everybody with it shares, that no log tells apart and that nobody can take from one person.',
  reference: 'https://learn.microsoft.com/azure/aks/manage-local-accounts-managed-azure-ad',
  fix: ({ name, uid }) => ({
    text: 'Users have to sign in with Microsoft Entra ID before; rotate the certificates of the cluster afterwards',
    command: sh`az aks update --name ${name} --resource-group ${armId(uid).resourceGroup} --disable-local-accounts`,
    terraform: 'resource "azurerm_kubernetes_cluster": local_account_disabled = true',
  }),
  evaluate({ disableLocalAccounts }) {
    // On unless somebody turns them off.
    return disableLocalAccounts === true ? pass('Local accounts are off') : fail('Local accounts are on');
  },
  pass: [{ disableLocalAccounts: true }],
  fail: [{ disableLocalAccounts: false }, {}],
});

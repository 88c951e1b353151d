import { fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { clusterCheck } from './_family.ts';

const identity = (workload: boolean, issuer: boolean) => ({
  securityProfile: { workloadIdentity: { enabled: workload } },
  oidcIssuerProfile: { enabled: issuer },
});

export default clusterCheck({
  id: 'azure-aks-cluster-workload-identity',
  title: 'Pods have identities of their own in Azure',
  severity: 'low',
  why: 'Without workload identity pods carry secrets, or take the identity of the node that all pods on it can take.',
  reference: 'https://learn.microsoft.com/azure/aks/workload-identity-overview',
  fix: ({ name, uid }) => ({
    command: sh`az aks update --name ${name} --resource-group ${armId(uid).resourceGroup} --enable-oidc-issuer --enable-workload-identity`,
    terraform: 'resource "azurerm_kubernetes_cluster": oidc_issuer_enabled = true, workload_identity_enabled = true',
  }),
  evaluate({ securityProfile, oidcIssuerProfile }) {
    // Both are off unless somebody turns them on.
    if (securityProfile?.workloadIdentity?.enabled !== true) return fail('Workload identity is off');
    if (oidcIssuerProfile?.enabled !== true)
      return fail('Workload identity is on without the OIDC issuer that it needs');
    return pass('Workload identity is on');
  },
  pass: [identity(true, true)],
  fail: [
    identity(false, true),
    identity(true, false),
    {},
    { securityProfile: { workloadIdentity: { enabled: true } } },
  ],
});

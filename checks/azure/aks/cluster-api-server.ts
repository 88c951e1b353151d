import { pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { endpointWays } from 'cloudstance/domain/azure/exposure';
import { apiServerRules } from 'cloudstance/domain/azure/network-rules';
import { listOf } from 'cloudstance/domain/text';
import { exposed } from '../../_exposure.ts';
import { clusterCheck } from './_family.ts';

const limited = (...authorizedIPRanges: string[]) => ({ apiServerAccessProfile: { authorizedIPRanges } });

export default clusterCheck({
  id: 'azure-aks-cluster-api-server',
  title: 'The internet does not reach the API servers of Kubernetes clusters',
  severity: 'high',
  why: 'An API server that everybody reaches is one leaked token or one flaw away from somebody else running the cluster.',
  reference: 'https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges',
  fix: ({ name, uid }) => ({
    command: sh`az aks update --name ${name} --resource-group ${armId(uid).resourceGroup} --api-server-authorized-ip-ranges YOUR_NETWORK`,
    terraform:
      'resource "azurerm_kubernetes_cluster": api_server_access_profile { authorized_ip_ranges } or private_cluster_enabled = true',
  }),
  evaluate(config, cluster) {
    const { apiServerAccessProfile, publicNetworkAccess } = config;
    if (apiServerAccessProfile?.enablePrivateCluster === true) return pass('The API server is private');
    if (publicNetworkAccess?.toLowerCase() === 'disabled') return pass('The API server has no public access');
    const ranges = apiServerAccessProfile?.authorizedIPRanges ?? [];
    const ways = endpointWays(cluster, apiServerRules(config));
    if (ways.length === 0) return pass(`The API server is open only to ${listOf(ranges)}`);
    const message =
      ranges.length === 0 ? 'Every network reaches the API server' : `The API server is open to ${listOf(ranges)}`;
    return exposed(message, cluster, 'compute', ways);
  },
  pass: [
    { apiServerAccessProfile: { enablePrivateCluster: true } },
    { publicNetworkAccess: 'Disabled' },
    limited('198.51.100.0/24'),
  ],
  fail: [
    {},
    { apiServerAccessProfile: { enablePrivateCluster: false }, publicNetworkAccess: 'Enabled' },
    limited(),
    limited('0.0.0.0/0'),
    limited('0.0.0.0/1', '128.0.0.0/1'),
  ],
});

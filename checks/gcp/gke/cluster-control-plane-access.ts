import { defineCheck, pass } from 'cloudstance/check';
import { clusterWays, controlPlaneNetworks } from 'cloudstance/domain/gcp/exposure';
import { isWorld } from 'cloudstance/domain/net';
import { plural } from 'cloudstance/domain/text';
import { Cluster } from 'cloudstance/resources/gcp/gke';
import { exposed } from '../../_exposure.ts';
import { gcloudCluster } from './_cluster.ts';

const older = { ipEndpoints: null, privateCluster: null, masterAuthorizedNetworks: null };
const networks = (...cidrs: string[]) => ({ enabled: true, cidrBlocks: cidrs.map((cidrBlock) => ({ cidrBlock })) });
const office = '198.51.100.0/24';

export default defineCheck({
  id: 'gcp-gke-cluster-control-plane-access',
  title: 'GKE control planes are not open to the whole internet',
  severity: 'high',
  why: 'Anybody can try stolen tokens and new flaws of Kubernetes on an API server that answers everywhere.',
  references: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/latest/network-isolation',
    'https://cloud.google.com/kubernetes-engine/docs/concepts/control-plane-access',
  ],
  on: Cluster.pick('ipEndpoints', 'privateCluster', 'masterAuthorizedNetworks'),
  fix: (subject) => ({
    text: 'Name the networks of those who administer it, or reach it by its DNS endpoint and switch the public address off',
    command: gcloudCluster(subject, '--enable-master-authorized-networks --master-authorized-networks NETWORKS'),
    terraform: 'resource "google_container_cluster": master_authorized_networks_config { cidr_blocks { … } }',
  }),

  evaluate(cluster) {
    const networks = controlPlaneNetworks(cluster);
    if (networks === 'no address')
      return pass('The control plane has no address: its DNS endpoint asks for permissions first');
    if (networks === 'internal') return pass('The control plane has an internal address only');
    const ways = clusterWays(cluster);
    if (networks === 'everybody')
      return exposed('The control plane answers the whole internet', cluster, 'compute', ways);
    if (!isWorld(networks)) return pass(`The control plane answers ${plural(networks.length, 'authorized network')}`);
    const message = 'The control plane answers the whole internet, which is among its authorized networks';
    return exposed(message, cluster, 'compute', ways);
  },

  examples: {
    pass: [
      { ...older, ipEndpoints: { enabled: false } },
      { ...older, ipEndpoints: { enabled: true, enablePublicEndpoint: false } },
      {
        ...older,
        ipEndpoints: { enabled: true, enablePublicEndpoint: true, authorizedNetworksConfig: networks(office) },
      },
      { ...older, privateCluster: { enablePrivateEndpoint: true } },
      { ...older, masterAuthorizedNetworks: networks(office) },
      { ...older, masterAuthorizedNetworks: { enabled: true } },
    ],
    fail: [
      older,
      { ...older, ipEndpoints: { enabled: true, enablePublicEndpoint: true } },
      { ...older, privateCluster: { enablePrivateEndpoint: false }, masterAuthorizedNetworks: { enabled: false } },
      { ...older, masterAuthorizedNetworks: networks('0.0.0.0/0') },
      {
        ...older,
        ipEndpoints: {
          enablePublicEndpoint: true,
          authorizedNetworksConfig: networks(office, '0.0.0.0/1', '128.0.0.0/1'),
        },
      },
    ],
  },
});

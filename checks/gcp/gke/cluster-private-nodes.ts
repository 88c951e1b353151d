import { by, defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Cluster, NodePool } from 'cloudstance/resources/gcp/gke';
import { gcloudCluster } from './_cluster.ts';

const uid = '//container.googleapis.com/projects/example-project/locations/europe-west1/clusters/main';
const pool = (name: string, enablePrivateNodes: boolean | null) => ({ name, cluster: uid, enablePrivateNodes });

export default defineCheck({
  id: 'gcp-gke-cluster-private-nodes',
  title: 'GKE nodes have no external addresses',
  severity: 'medium',
  why: 'A service on a node, or a firewall rule too many, is then at once open to the internet.',
  references: ['https://cloud.google.com/kubernetes-engine/docs/how-to/latest/network-isolation'],
  on: Cluster.pick('network', 'privateCluster'),
  with: { pools: by(NodePool.pick('cluster', 'enablePrivateNodes'), ({ cluster }) => cluster) },
  fix: (subject) => ({
    text: 'Give the network Cloud NAT for outgoing traffic first; nodes change when they are made anew',
    command: gcloudCluster(subject, '--enable-private-nodes'),
    terraform: 'resource "google_container_cluster": private_cluster_config { enable_private_nodes = true }',
  }),

  evaluate(cluster, { pools }) {
    const { network, privateCluster } = cluster;
    const own = pools.get(cluster.uid);
    const isPrivate = network.defaultEnablePrivateNodes ?? privateCluster?.enablePrivateNodes ?? false;
    const open = own.filter(({ enablePrivateNodes }) => !(enablePrivateNodes ?? isPrivate)).map(({ name }) => name);
    if (open.length > 0) return fail(`Nodes have external addresses in the pool ${listOf(open.sort())}`);
    if (!isPrivate && own.length === 0) return fail('New nodes get external addresses');
    return pass('Nodes have internal addresses only');
  },

  examples: {
    pass: [
      { uid, network: { defaultEnablePrivateNodes: true }, privateCluster: null, $pools: [pool('a', null)] },
      { uid, network: {}, privateCluster: { enablePrivateNodes: true }, $pools: [pool('a', null), pool('b', true)] },
      { uid, network: {}, privateCluster: null, $pools: [pool('a', true)] },
    ],
    fail: [
      { uid, network: {}, privateCluster: null, $pools: [] },
      { uid, network: {}, privateCluster: null, $pools: [pool('a', null)] },
      {
        uid,
        network: { defaultEnablePrivateNodes: true },
        privateCluster: null,
        $pools: [pool('a', null), pool('b', false)],
      },
      {
        uid,
        network: { defaultEnablePrivateNodes: false },
        privateCluster: { enablePrivateNodes: false },
        $pools: [pool('a', null)],
      },
    ],
  },
});

import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/gcp/dataproc';

export default defineCheck({
  id: 'gcp-dataproc-cluster-internal-ip',
  title: 'Machines of Dataproc clusters have no external addresses',
  severity: 'medium',
  why: 'The web pages and ports of Hadoop and Spark ask for no password, and a firewall rule too many opens them to everybody.',
  references: ['https://cloud.google.com/dataproc/docs/concepts/configuring-clusters/network'],
  on: Cluster.pick('config'),
  fix: () => ({
    text: 'It is chosen when a cluster is made: make a new one with gcloud dataproc clusters create … --no-address in a subnet with Private Google Access, move the jobs and delete this one',
    terraform: 'resource "google_dataproc_cluster": cluster_config { gce_cluster_config { internal_ip_only = true } }',
  }),

  // On by default from image version 2.2, where the API says so; what it leaves out is off.
  evaluate({ config }) {
    if (config === null) return notApplicable('The cluster runs in Kubernetes, whose nodes these are');
    if (config.gceClusterConfig?.internalIpOnly) return pass('The machines have internal addresses only');
    return fail('The machines have external addresses');
  },

  examples: {
    pass: [{ config: { gceClusterConfig: { internalIpOnly: true } } }],
    fail: [
      { config: {} },
      { config: { gceClusterConfig: {} } },
      { config: { gceClusterConfig: { internalIpOnly: false } } },
    ],
    notApplicable: [{ config: null }],
  },
});

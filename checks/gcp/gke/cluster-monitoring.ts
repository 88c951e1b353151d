import { defineCheck } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/gcp/gke';
import { gcloudCluster, systemSends } from './_cluster.ts';

const service = 'monitoring.googleapis.com/kubernetes';

export default defineCheck({
  id: 'gcp-gke-cluster-monitoring',
  title: 'GKE clusters send metrics to Cloud Monitoring',
  severity: 'low',
  why: 'Nobody notices a cluster that fails, or that computes for strangers.',
  references: ['https://cloud.google.com/kubernetes-engine/docs/how-to/configure-metrics'],
  on: Cluster.pick('monitoring'),
  fix: (subject) => ({
    command: gcloudCluster(subject, '--monitoring SYSTEM'),
    terraform: 'resource "google_container_cluster": monitoring_config { enable_components = ["SYSTEM_COMPONENTS"] }',
  }),

  evaluate: ({ monitoring }) => systemSends(monitoring, 'metrics'),

  examples: {
    pass: [
      { monitoring: { service, components: ['SYSTEM_COMPONENTS', 'POD'] } },
      { monitoring: { service, components: null } },
    ],
    fail: [{ monitoring: { service: 'none', components: null } }, { monitoring: { service, components: [] } }],
  },
});

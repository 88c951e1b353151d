import { defineCheck } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/gcp/gke';
import { gcloudCluster, systemSends } from './_cluster.ts';

const service = 'logging.googleapis.com/kubernetes';

export default defineCheck({
  id: 'gcp-gke-cluster-logging',
  title: 'GKE clusters send their logs to Cloud Logging',
  severity: 'medium',
  why: 'After an incident the logs of the nodes are gone with the nodes.',
  references: ['https://cloud.google.com/kubernetes-engine/docs/concepts/about-logs'],
  on: Cluster.pick('logging'),
  fix: (subject) => ({
    command: gcloudCluster(subject, '--logging SYSTEM,WORKLOAD,API_SERVER'),
    terraform:
      'resource "google_container_cluster": logging_config { enable_components = ["SYSTEM_COMPONENTS", "WORKLOADS", "APISERVER"] }',
  }),

  evaluate: ({ logging }) => systemSends(logging, 'logs'),

  examples: {
    pass: [
      { logging: { service, components: ['SYSTEM_COMPONENTS', 'WORKLOADS'] } },
      { logging: { service, components: null } },
      { logging: { components: null } },
    ],
    fail: [
      { logging: { service: 'none', components: null } },
      { logging: { service: 'none', components: [] } },
      { logging: { service, components: [] } },
      { logging: { service, components: ['WORKLOADS'] } },
    ],
  },
});

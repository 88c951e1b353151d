import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/gcp/gke';
import { gcloudCluster } from './_cluster.ts';

export default defineCheck({
  id: 'gcp-gke-cluster-workload-identity',
  title: 'GKE workloads have identities of their own',
  severity: 'medium',
  why: 'Otherwise all pods of a node act as its service account, or carry keys around that can be stolen.',
  references: ['https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity'],
  on: Cluster.pick('workloadPool'),
  fix: (subject) => ({
    command: gcloudCluster(subject, sh`--workload-pool ${`${subject.scope.account}.svc.id.goog`}`),
    terraform:
      'resource "google_container_cluster": workload_identity_config { workload_pool = "PROJECT.svc.id.goog" }',
  }),

  evaluate: ({ workloadPool }) =>
    workloadPool ? pass(`The cluster has the workload pool ${workloadPool}`) : fail('The cluster has no workload pool'),

  examples: {
    pass: [{ workloadPool: 'example-project.svc.id.goog' }],
    fail: [{ workloadPool: null }, { workloadPool: '' }],
  },
});

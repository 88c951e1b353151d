import { defineCheck, fail, pass } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/gcp/gke';
import { gcloudCluster } from './_cluster.ts';

export default defineCheck({
  id: 'gcp-gke-cluster-release-channel',
  title: 'GKE clusters follow a release channel',
  severity: 'medium',
  why: 'Without one somebody has to think of every security update of Kubernetes.',
  references: ['https://cloud.google.com/kubernetes-engine/docs/concepts/release-channels'],
  on: Cluster.pick('releaseChannel'),
  fix: (subject) => ({
    command: gcloudCluster(subject, '--release-channel regular'),
    terraform: 'resource "google_container_cluster": release_channel { channel = "REGULAR" }',
  }),

  evaluate({ releaseChannel }) {
    if (releaseChannel === null || releaseChannel === 'UNSPECIFIED')
      return fail('The cluster follows no release channel');
    return pass(`The cluster follows the release channel ${releaseChannel}`);
  },

  examples: {
    pass: [{ releaseChannel: 'REGULAR' }, { releaseChannel: 'EXTENDED' }],
    fail: [{ releaseChannel: null }, { releaseChannel: 'UNSPECIFIED' }],
  },
});

import { defineCheck, fail, pass } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/gcp/gke';
import { gcloudCluster } from './_cluster.ts';

const enforced = 'PROJECT_SINGLETON_POLICY_ENFORCE';
const unspecified = 'EVALUATION_MODE_UNSPECIFIED';

export default defineCheck({
  id: 'gcp-gke-cluster-binary-authorization',
  title: 'GKE clusters run only images that Binary Authorization lets in',
  severity: 'low',
  why: 'Otherwise whoever may make pods, or changes an image on its way, runs whatever code he likes.',
  references: ['https://cloud.google.com/binary-authorization/docs/overview'],
  on: Cluster.pick('binaryAuthorization'),
  fix: (subject) => ({
    text: 'Write the policy of the project before, or every image is let in',
    command: gcloudCluster(subject, `--binauthz-evaluation-mode ${enforced}`),
    terraform: `resource "google_container_cluster": binary_authorization { evaluation_mode = "${enforced}" }`,
  }),

  evaluate({ binaryAuthorization }) {
    // The older switch counts only while there is no mode; without either it is off.
    const { enabled = false, evaluationMode = unspecified } = binaryAuthorization ?? {};
    const isOn = evaluationMode === unspecified ? enabled : evaluationMode === enforced;
    return isOn ? pass('Binary Authorization is enforced') : fail('Binary Authorization is not enforced');
  },

  examples: {
    pass: [{ binaryAuthorization: { evaluationMode: enforced } }, { binaryAuthorization: { enabled: true } }],
    fail: [
      { binaryAuthorization: null },
      { binaryAuthorization: {} },
      { binaryAuthorization: { evaluationMode: 'DISABLED' } },
      { binaryAuthorization: { enabled: true, evaluationMode: 'DISABLED' } },
    ],
  },
});

import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/gcp/dataproc';

const key = 'projects/example-project/locations/europe-west1/keyRings/data/cryptoKeys/dataproc';

export default defineCheck({
  id: 'gcp-dataproc-cluster-customer-key',
  title: 'Dataproc clusters are encrypted with a key of the customer',
  severity: 'medium',
  why: 'Data under a key of your own can be made unreadable by taking the key away, and every use of the key is logged.',
  references: ['https://cloud.google.com/dataproc/docs/concepts/configuring-clusters/customer-managed-encryption'],
  on: Cluster.pick('config'),
  fix: () => ({
    text: 'The key is chosen when a cluster is made: make a new one with gcloud dataproc clusters create … --gce-pd-kms-key KEY, move the jobs and delete this one',
    terraform: 'resource "google_dataproc_cluster": cluster_config { encryption_config { kms_key_name = … } }',
  }),

  evaluate({ config }) {
    if (config === null) return notApplicable('The cluster runs in Kubernetes, whose disks these are');
    const name = config.encryptionConfig?.gcePdKmsKeyName ?? config.encryptionConfig?.kmsKey;
    return name
      ? pass(`The disks are encrypted with the key ${name}`)
      : fail("The disks are encrypted with Google's own key");
  },

  examples: {
    pass: [
      { config: { encryptionConfig: { gcePdKmsKeyName: key } } },
      { config: { encryptionConfig: { kmsKey: key } } },
    ],
    fail: [{ config: {} }, { config: { encryptionConfig: {} } }],
    notApplicable: [{ config: null }],
  },
});

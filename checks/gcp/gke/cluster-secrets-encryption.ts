import { defineCheck, fail, pass } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/gcp/gke';
import { gcloudCluster } from './_cluster.ts';

const encrypted = ['ENCRYPTED', 'ALL_OBJECTS_ENCRYPTION_ENABLED'];
const keyName = 'projects/example-project/locations/europe-west1/keyRings/gke/cryptoKeys/secrets';

export default defineCheck({
  id: 'gcp-gke-cluster-secrets-encryption',
  title: 'GKE clusters encrypt Kubernetes secrets with a Cloud KMS key',
  severity: 'medium',
  why: 'Passwords and tokens lie in the database of the cluster as plain text, which a copy of it gives away.',
  references: ['https://cloud.google.com/kubernetes-engine/docs/how-to/encrypting-secrets'],
  on: Cluster.pick('databaseEncryption'),
  fix: (subject) => ({
    command: gcloudCluster(subject, '--database-encryption-key KEY'),
    terraform: 'resource "google_container_cluster": database_encryption { state = "ENCRYPTED", key_name = … }',
  }),

  evaluate({ databaseEncryption }) {
    const { state = 'DECRYPTED', keyName: key } = databaseEncryption ?? {};
    if (encrypted.includes(state)) return pass(`Secrets are encrypted with ${key ?? 'a key of the customer'}`);
    return fail('Secrets are not encrypted with a key of the customer');
  },

  examples: {
    pass: [
      { databaseEncryption: { state: 'ENCRYPTED', keyName } },
      { databaseEncryption: { state: 'ALL_OBJECTS_ENCRYPTION_ENABLED', keyName } },
    ],
    fail: [
      { databaseEncryption: null },
      { databaseEncryption: { state: 'DECRYPTED' } },
      { databaseEncryption: { state: 'UNKNOWN' } },
    ],
  },
});

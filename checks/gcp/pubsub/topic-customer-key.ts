import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Topic } from 'cloudstance/resources/gcp/pubsub';

export default defineCheck({
  id: 'gcp-pubsub-topic-customer-key',
  title: 'Pub/Sub messages are encrypted with a key of the customer',
  severity: 'low',
  why: "A key of one's own can be rotated, watched and taken away; one of Google's can not.",
  references: ['https://cloud.google.com/pubsub/docs/encryption'],
  on: Topic.pick('kmsKeyName'),
  fix: ({ name, scope }) => ({
    command: sh`gcloud pubsub topics update ${name} --project ${scope.account} --topic-encryption-key projects/PROJECT/locations/LOCATION/keyRings/RING/cryptoKeys/KEY`,
    terraform: 'resource "google_pubsub_topic": kms_key_name = …',
  }),

  evaluate({ kmsKeyName }) {
    if (kmsKeyName !== null) return pass(`Messages are encrypted with ${kmsKeyName}`);
    return fail('Messages are encrypted with keys that Google keeps');
  },

  examples: {
    pass: [{ kmsKeyName: 'projects/p/locations/eu/keyRings/r/cryptoKeys/k' }],
    fail: [{ kmsKeyName: null }],
  },
});

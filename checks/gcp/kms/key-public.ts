import { defineCheck, sh, worst } from 'cloudstance/check';
import { CryptoKey } from 'cloudstance/resources/gcp/kms';
import { closedToEverybody } from '../_public.ts';

export default defineCheck({
  id: 'gcp-kms-key-public',
  title: 'Cloud KMS keys can not be used by everybody',
  severity: 'critical',
  why: 'Whoever may use a key can read what it protects, if he gets hold of the ciphertext, or make it unreadable.',
  references: ['https://cloud.google.com/kms/docs/reference/permissions-and-roles'],
  on: CryptoKey.pick('bindings', 'ringBindings'),
  fix: ({ uid }) =>
    sh`gcloud kms keys remove-iam-policy-binding ${uid.replace('//cloudkms.googleapis.com/', '')} --member allUsers --role ROLE`,

  evaluate: (key) =>
    worst(
      () => closedToEverybody(key, key.bindings),
      () => closedToEverybody(key, key.ringBindings),
    ),

  examples: {
    pass: [{ bindings: [], ringBindings: [{ role: 'roles/cloudkms.admin', members: ['user:ana@example.com'] }] }],
    fail: [
      { bindings: [{ role: 'roles/cloudkms.cryptoKeyDecrypter', members: ['allUsers'] }], ringBindings: [] },
      { bindings: [], ringBindings: [{ role: 'roles/cloudkms.viewer', members: ['allAuthenticatedUsers'] }] },
    ],
  },
});

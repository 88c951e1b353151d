import { defineCheck, sh } from 'cloudstance/check';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { CryptoKey } from 'cloudstance/resources/gcp/kms';
import { closedToForeigners, alone, homeOf, trusted, world } from '../_access.ts';

const subject = {
  uid: '//cloudkms.googleapis.com/projects/example-project/locations/global/keyRings/ring/cryptoKeys/key',
  name: 'key',
  ringBindings: [],
};
const granting = (...members: string[]) => ({
  ...subject,
  bindings: [{ role: 'roles/cloudkms.cryptoKeyDecrypter', members }],
});

export default defineCheck({
  id: 'gcp-kms-key-foreign',
  title: 'Keys decrypt for nobody of another organization',
  severity: 'high',
  why: 'Whoever runs the other organization, or breaks into it, decrypts what the key protects.',
  references: ['https://cloud.google.com/kms/docs/iam', 'https://cloud.google.com/iam/docs/principal-identifiers'],
  on: CryptoKey.pick('bindings', 'ringBindings'),
  with: { access: GcpAccess },
  params: trusted,
  fix: ({ name, scope }) =>
    sh`gcloud kms keys remove-iam-policy-binding ${name} --keyring RING --location ${scope.region} --project ${scope.account} --member MEMBER --role ROLE --all`,

  evaluate: ({ uid }, { access, params }) =>
    closedToForeigners(
      access,
      uid,
      ['cloudkms.cryptoKeyVersions.useToDecrypt'],
      homeOf(access, params),
      'decrypt with it',
    ),

  examples: {
    pass: [
      {
        ...granting('user:ana@example.com', 'serviceAccount:shop@example-project.iam.gserviceaccount.com'),
        $access: world([]),
      },
      // Google's own agents.
      {
        ...granting('serviceAccount:service-1@gcp-sa-pubsub.iam.gserviceaccount.com'),
        $access: world([]),
      },
      { ...granting('allUsers'), $access: world([]) },
      // In no organization nobody knows whose people are one's own.
      { ...granting('user:eve@elsewhere.example'), $access: world([], alone) },
    ],
    fail: [
      { ...granting('user:eve@elsewhere.example'), $access: world([]) },
      { ...granting('serviceAccount:bot@other-project.iam.gserviceaccount.com'), $access: world([]) },
      { ...granting('domain:elsewhere.example'), $access: world([]) },
      {
        ...subject,
        bindings: [],
        $access: world([{ role: 'roles/cloudkms.cryptoKeyDecrypter', members: ['user:eve@elsewhere.example'] }]),
      },
    ],
  },
});

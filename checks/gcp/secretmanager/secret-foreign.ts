import { defineCheck, sh } from 'cloudstance/check';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { Secret } from 'cloudstance/resources/gcp/secretmanager';
import { closedToForeigners, alone, homeOf, trusted, world } from '../_access.ts';

const subject = { uid: '//secretmanager.googleapis.com/projects/111111111111/secrets/password', name: 'password' };
const granting = (...members: string[]) => ({
  ...subject,
  bindings: [{ role: 'roles/secretmanager.secretAccessor', members }],
});

export default defineCheck({
  id: 'gcp-secretmanager-secret-foreign',
  title: 'Secrets are read by nobody of another organization',
  severity: 'high',
  why: 'Whoever runs the other organization, or breaks into it, reads the password.',
  references: [
    'https://cloud.google.com/secret-manager/docs/access-control',
    'https://cloud.google.com/iam/docs/principal-identifiers',
  ],
  on: Secret.pick('bindings'),
  with: { access: GcpAccess },
  params: trusted,
  fix: ({ name, scope }) =>
    sh`gcloud secrets remove-iam-policy-binding ${name} --project ${scope.account} --member MEMBER --role roles/secretmanager.secretAccessor --all`,

  evaluate: ({ uid }, { access, params }) =>
    closedToForeigners(access, uid, ['secretmanager.versions.access'], homeOf(access, params), 'read it'),

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
        $access: world([{ role: 'roles/secretmanager.secretAccessor', members: ['user:eve@elsewhere.example'] }]),
      },
    ],
  },
});

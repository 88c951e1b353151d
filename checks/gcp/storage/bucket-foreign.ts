import { defineCheck, sh } from 'cloudstance/check';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { Bucket } from 'cloudstance/resources/gcp/storage';
import { closedToForeigners, alone, homeOf, trusted, world } from '../_access.ts';
import { bucketConfig } from './_examples.ts';

const subject = { uid: '//storage.googleapis.com/records', name: 'records', config: bucketConfig() };
const granting = (...members: string[]) => ({
  ...subject,
  bindings: [{ role: 'roles/storage.objectViewer', members }],
});

export default defineCheck({
  id: 'gcp-storage-bucket-foreign',
  title: 'Buckets are read by nobody of another organization',
  severity: 'medium',
  why: 'Whoever runs the other organization, or breaks into it, reads the objects.',
  references: [
    'https://cloud.google.com/storage/docs/access-control/iam',
    'https://cloud.google.com/iam/docs/principal-identifiers',
  ],
  on: Bucket.pick('config', 'bindings'),
  with: { access: GcpAccess },
  params: trusted,
  fix: ({ name }) =>
    sh`gcloud storage buckets remove-iam-policy-binding ${`gs://${name}`} --member MEMBER --role ROLE --all`,

  evaluate: ({ uid }, { access, params }) =>
    closedToForeigners(access, uid, ['storage.objects.get'], homeOf(access, params), 'read its objects'),

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
        $access: world([{ role: 'roles/storage.objectViewer', members: ['user:eve@elsewhere.example'] }]),
      },
    ],
  },
});

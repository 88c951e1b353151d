import { defineCheck, sh } from 'cloudstance/check';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { Repository } from 'cloudstance/resources/gcp/artifactregistry';
import { closedToForeigners, alone, homeOf, trusted, world } from '../_access.ts';

const subject = {
  uid: '//artifactregistry.googleapis.com/projects/example-project/locations/europe/repositories/images',
  name: 'images',
};
const granting = (...members: string[]) => ({
  ...subject,
  bindings: [{ role: 'roles/artifactregistry.writer', members }],
});

export default defineCheck({
  id: 'gcp-artifactregistry-repository-foreign-writer',
  title: 'Repositories take packages from nobody of another organization',
  severity: 'high',
  why: 'What they put there is built into and run by everything that takes it from there.',
  references: [
    'https://cloud.google.com/artifact-registry/docs/access-control',
    'https://cloud.google.com/iam/docs/principal-identifiers',
  ],
  on: Repository.pick('bindings'),
  with: { access: GcpAccess },
  params: trusted,
  fix: ({ name, scope }) =>
    sh`gcloud artifacts repositories remove-iam-policy-binding ${name} --location ${scope.region} --project ${scope.account} --member MEMBER --role ROLE --all`,

  evaluate: ({ uid }, { access, params }) =>
    closedToForeigners(
      access,
      uid,
      ['artifactregistry.repositories.uploadArtifacts'],
      homeOf(access, params),
      'put packages into it',
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
        $access: world([{ role: 'roles/artifactregistry.writer', members: ['user:eve@elsewhere.example'] }]),
      },
    ],
  },
});

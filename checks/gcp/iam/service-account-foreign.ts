import { defineCheck, sh } from 'cloudstance/check';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { ServiceAccount } from 'cloudstance/resources/gcp/iam';
import { closedToForeigners, alone, homeOf, trusted, world } from '../_access.ts';
import { shop } from '../_access.ts';

const subject = {
  uid: `//iam.googleapis.com/projects/example-project/serviceAccounts/${shop}`,
  name: shop,
  config: { email: shop, disabled: false },
};
const granting = (...members: string[]) => ({
  ...subject,
  bindings: [{ role: 'roles/iam.serviceAccountTokenCreator', members }],
});

export default defineCheck({
  id: 'gcp-iam-service-account-foreign',
  title: 'Nobody of another organization may act as a service account',
  severity: 'high',
  why: 'Whoever runs the other organization, or breaks into it, has all rights of the account.',
  references: [
    'https://cloud.google.com/iam/docs/service-account-permissions',
    'https://cloud.google.com/iam/docs/principal-identifiers',
  ],
  on: ServiceAccount.pick('config', 'bindings'),
  with: { access: GcpAccess },
  params: trusted,
  fix: ({ name, scope }) =>
    sh`gcloud iam service-accounts remove-iam-policy-binding ${name} --member MEMBER --role ROLE --all --project ${scope.account}`,

  evaluate: ({ uid }, { access, params }) =>
    closedToForeigners(
      access,
      uid,
      ['iam.serviceAccounts.getAccessToken', 'iam.serviceAccounts.actAs', 'iam.serviceAccountKeys.create'],
      homeOf(access, params),
      'act as it',
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
        $access: world([{ role: 'roles/iam.serviceAccountTokenCreator', members: ['user:eve@elsewhere.example'] }]),
      },
    ],
  },
});

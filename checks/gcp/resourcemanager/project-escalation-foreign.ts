import { defineCheck } from 'cloudstance/check';
import { isForeign } from 'cloudstance/domain/gcp/iam';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { Project } from 'cloudstance/resources/gcp/project';
import { homeOf, serviceAccount, trusted, withoutEscalation, world } from '../_access.ts';
import { takeAway } from '../iam/_policies.ts';

const number = '111111111111';
const admin = 'serviceAccount:admin@example-project.iam.gserviceaccount.com';
const tokens = (...members: string[]) =>
  world([{ role: 'roles/owner', members: [admin] }], {
    serviceAccounts: [serviceAccount('admin', { role: 'roles/iam.serviceAccountTokenCreator', members })],
  });

export default defineCheck({
  id: 'gcp-resourcemanager-project-escalation-foreign',
  title: 'Nobody of another organization has a way to become owner of a project',
  severity: 'critical',
  why: 'Whoever runs the other organization, or breaks into it, can have the whole project.',
  references: [
    'https://cloud.google.com/iam/docs/service-account-permissions',
    'https://cloud.google.com/iam/docs/using-iam-securely',
  ],
  on: Project.pick('number'),
  with: { access: GcpAccess },
  params: trusted,
  fix: ({ uid }) => ({
    text: 'Take away one step of each path that the finding shows: the role that it names, where it is granted',
    command: takeAway(uid),
  }),

  evaluate: (_project, { access, params }) =>
    withoutEscalation(access, {
      who: ({ id }) => isForeign(id, homeOf(access, params)),
      none: 'Nobody of another organization has a way to become owner',
      some: (names) => `A way to become owner is open to ${names}`,
    }),

  examples: {
    pass: [
      { number, $access: tokens() },
      { number, $access: tokens('user:ana@example.com', admin) },
    ],
    fail: [
      { number, $access: tokens('user:eve@elsewhere.example') },
      { number, $access: tokens('serviceAccount:ci@other-project.iam.gserviceaccount.com') },
      {
        number,
        $access: tokens(
          'principalSet://iam.googleapis.com/projects/222222222222/locations/global/workloadIdentityPools/ci/*',
        ),
      },
    ],
  },
});

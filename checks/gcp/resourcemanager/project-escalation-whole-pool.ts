import { defineCheck } from 'cloudstance/check';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { Project } from 'cloudstance/resources/gcp/project';
import { serviceAccount, withoutEscalation, world } from '../_access.ts';
import { takeAway } from '../iam/_policies.ts';

const number = '111111111111';
const admin = 'serviceAccount:admin@example-project.iam.gserviceaccount.com';
const tokens = (...members: string[]) =>
  world([{ role: 'roles/owner', members: [admin] }], {
    serviceAccounts: [serviceAccount('admin', { role: 'roles/iam.serviceAccountTokenCreator', members })],
  });

export default defineCheck({
  id: 'gcp-resourcemanager-project-escalation-whole-pool',
  title: 'No whole pool of outside identities has a way to become owner of a project',
  severity: 'high',
  why: 'Every pipeline, cluster or person that the pool lets in can have the whole project, not just those that should deploy.',
  references: [
    'https://cloud.google.com/iam/docs/service-account-permissions',
    'https://cloud.google.com/iam/docs/using-iam-securely',
  ],
  on: Project.pick('number'),
  with: { access: GcpAccess },
  fix: ({ uid }) => ({
    text: 'Take away one step of each path that the finding shows: the role that it names, where it is granted',
    command: takeAway(uid),
  }),

  evaluate: (_project, { access }) =>
    withoutEscalation(access, {
      who: ({ id }) => /^principalSet:\/\/iam\.googleapis\.com\/.*Pools\/[^/]+\/\*$/.test(id),
      none: 'No whole pool has a way to become owner',
      some: (names) => `A way to become owner is open to everybody of ${names}`,
    }),

  examples: {
    pass: [
      { number, $access: tokens() },
      {
        number,
        $access: tokens(
          'principalSet://iam.googleapis.com/projects/111111111111/locations/global/workloadIdentityPools/ci/attribute.repository/acme/app',
        ),
      },
    ],
    fail: [
      {
        number,
        $access: tokens(
          'principalSet://iam.googleapis.com/projects/111111111111/locations/global/workloadIdentityPools/ci/*',
        ),
      },
    ],
  },
});

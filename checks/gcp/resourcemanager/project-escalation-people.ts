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
  id: 'gcp-resourcemanager-project-escalation-people',
  title: 'No person or group has a hidden way to become owner of a project',
  severity: 'high',
  why: 'Some permissions that look harmless lead to all: whoever takes over one of these people has the whole project.',
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
      who: ({ kind }) => kind === 'user' || kind === 'group' || kind === 'domain',
      onlyHidden: true,
      none: 'No person or group has a way to become owner',
      some: (names) => `A way to become owner is open to ${names}`,
    }),

  examples: {
    pass: [
      { number, $access: tokens() },
      { number, $access: world([{ role: 'roles/owner', members: ['user:ana@example.com'] }]) },
    ],
    fail: [
      { number, $access: tokens('user:ana@example.com') },
      { number, $access: tokens('domain:example.com') },
    ],
  },
});

import { defineCheck } from 'cloudstance/check';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { Instance } from 'cloudstance/resources/gcp/compute';
import { guarded, harmless, owner, stepping, withoutPower, world } from '../_access.ts';
import { gcloudInstances } from './_instance.ts';
import { machine } from './_running.ts';

const account = { serviceAccounts: machine.serviceAccounts };

export default defineCheck({
  id: 'gcp-compute-instance-power',
  title: 'Instances run as no account that can become owner',
  severity: 'high',
  why: 'Everybody who may sign in to the machine, and every program on it, has the whole project.',
  references: [
    'https://cloud.google.com/compute/docs/access/service-accounts',
    'https://cloud.google.com/iam/docs/best-practices-service-accounts',
  ],
  on: Instance.pick('serviceAccounts'),
  with: { access: GcpAccess },
  fix: (subject) =>
    gcloudInstances('set-service-account', subject, '--service-account ACCOUNT --scopes cloud-platform'),

  evaluate: ({ uid }, { access }) => withoutPower(access, uid),

  examples: {
    pass: [
      { ...account, $access: harmless },
      { ...account, $access: guarded },
    ],
    fail: [
      { ...account, $access: stepping },
      { ...account, $access: world([owner]) },
    ],
  },
});

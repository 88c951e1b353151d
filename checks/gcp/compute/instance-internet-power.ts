import { by, defineCheck } from 'cloudstance/check';
import { instanceWays } from 'cloudstance/domain/gcp/exposure';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { EffectiveFirewall, Instance } from 'cloudstance/resources/gcp/compute';
import { guarded, harmless, owner, shop, stepping, withoutPowerInReach, world } from '../_access.ts';
import { gcloudInstances } from './_instance.ts';
import { letIn, machine } from './_running.ts';

export default defineCheck({
  id: 'gcp-compute-instance-internet-power',
  title: 'Instances that the internet reaches can not become owner of the project',
  severity: 'critical',
  why: 'Whoever breaks into the machine asks its metadata server for a token and has the whole project.',
  references: [
    'https://cloud.google.com/compute/docs/access/service-accounts',
    'https://cloud.google.com/iam/docs/best-practices-service-accounts',
  ],
  on: Instance.pick('status', 'networkInterfaces', 'networkTags', 'serviceAccounts'),
  with: { firewalls: by(EffectiveFirewall.pick('rules'), ({ uid }) => uid), access: GcpAccess },
  fix: (subject) => ({
    text: 'Give the machine an account with the few roles that it needs, or take away its external address or the firewall rule',
    command: gcloudInstances('set-service-account', subject, '--service-account ACCOUNT --scopes cloud-platform'),
  }),

  evaluate: (instance, { firewalls, access }) =>
    withoutPowerInReach(access, instance.uid, () =>
      instanceWays(instance, (place) => firewalls.get(place).find(() => true)?.rules),
    ),

  examples: {
    pass: [
      { ...machine, $firewalls: letIn('0.0.0.0/0'), $access: harmless },
      { ...machine, $firewalls: letIn('198.51.100.0/24'), $access: stepping },
      { ...machine, serviceAccounts: [], $firewalls: letIn('0.0.0.0/0'), $access: stepping },
      {
        ...machine,
        serviceAccounts: [{ email: shop, scopes: ['https://www.googleapis.com/auth/logging.write'] }],
        $firewalls: letIn('0.0.0.0/0'),
        $access: stepping,
      },
      { ...machine, $firewalls: letIn('0.0.0.0/0'), $access: guarded },
    ],
    fail: [
      { ...machine, $firewalls: letIn('0.0.0.0/0'), $access: stepping },
      { ...machine, $firewalls: letIn('0.0.0.0/0'), $access: world([owner]) },
    ],
  },
});

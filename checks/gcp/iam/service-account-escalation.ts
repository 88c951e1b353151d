import { defineCheck, notApplicable, sh } from 'cloudstance/check';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { ServiceAccount } from 'cloudstance/resources/gcp/iam';
import { guarded, harmless, owner, shop, stepping, withoutEscalation, world } from '../_access.ts';

const account = { name: shop, config: { email: shop, disabled: false } };

export default defineCheck({
  id: 'gcp-iam-service-account-escalation',
  title: 'Service accounts have no way to become owner',
  severity: 'high',
  why: 'A few harmless-looking permissions together are the whole project for whoever gets hold of the account.',
  references: [
    'https://cloud.google.com/iam/docs/service-account-permissions',
    'https://cloud.google.com/iam/docs/best-practices-service-accounts',
  ],
  on: ServiceAccount.pick('config'),
  with: { access: GcpAccess },
  fix: ({ name, scope }) => ({
    text: 'Take away one step of the path that the finding shows: the role that it names, or what the role is given on',
    command: sh`gcloud projects remove-iam-policy-binding ${scope.account} --member ${`serviceAccount:${name}`} --role ROLE --all`,
  }),

  evaluate({ config: { email, disabled } }, { access }) {
    if (disabled) return notApplicable('The account is disabled');
    return withoutEscalation(access, {
      who: ({ id }) => id === `serviceAccount:${email}`,
      none: 'It has no way to become owner',
      some: () => 'It can become owner',
    });
  },

  examples: {
    pass: [
      { ...account, $access: harmless },
      { ...account, $access: guarded },
      // Owners have no way to go: what they may is another finding.
      { ...account, $access: world([owner]) },
    ],
    fail: [
      { ...account, $access: stepping },
      {
        ...account,
        $access: {
          ...stepping,
          policies: [
            {
              bindings: [
                ...stepping.policies[0]!.bindings,
                { role: 'roles/run.developer', members: [`serviceAccount:${shop}`] },
                { role: 'roles/iam.serviceAccountUser', members: [`serviceAccount:${shop}`] },
              ],
            },
          ],
        },
      },
    ],
    notApplicable: [{ ...account, config: { email: shop, disabled: true }, $access: stepping }],
  },
});

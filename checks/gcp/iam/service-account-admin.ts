import { defineCheck, fail, notApplicable, one, pass, sh } from 'cloudstance/check';
import { isAdministrative, rolesOf } from 'cloudstance/domain/gcp/iam';
import { listOf } from 'cloudstance/domain/text';
import { Policy, ServiceAccount } from 'cloudstance/resources/gcp/iam';
import { binding, onlyIf } from './_policies.ts';

const email = 'deploy@example-project.iam.gserviceaccount.com';
const account = { config: { email, disabled: false } };
const member = `serviceAccount:${email}`;
const custom = { role: 'projects/example-project/roles/myAdmin', members: [member] };

export default defineCheck({
  id: 'gcp-iam-service-account-admin',
  title: "Service accounts don't administer their project",
  severity: 'high',
  why: 'Whatever runs as the account, and whoever gets its key, administers the project.',
  references: ['https://cloud.google.com/iam/docs/best-practices-service-accounts'],
  on: ServiceAccount.pick('config'),
  with: { policy: one(Policy.pick('bindings')) },
  fix: ({ name, scope }) =>
    sh`gcloud projects remove-iam-policy-binding ${scope.account} --member ${`serviceAccount:${name}`} --role ROLE --all`,

  evaluate({ config: { email: address, disabled } }, { policy }) {
    const roles = rolesOf(policy.bindings, `serviceAccount:${address}`).filter(isAdministrative);
    if (roles.length === 0) return pass('The policy of its project gives it no role of an administrator');
    if (disabled) return notApplicable(`The account is disabled; it holds ${listOf(roles)}`);
    return fail(`The account holds ${listOf(roles)}`);
  },

  examples: {
    pass: [
      { ...account, $policy: { bindings: [] } },
      {
        ...account,
        $policy: { bindings: [binding('logging.logWriter', member), binding('owner', 'user:a@example.com')] },
      },
    ],
    fail: [
      { ...account, $policy: { bindings: [binding('editor', 'user:a@example.com', member)] } },
      { ...account, $policy: { bindings: [binding('compute.instanceAdmin.v1', member)] } },
      { ...account, $policy: { bindings: [custom] } },
      { ...account, $policy: { bindings: [onlyIf('true', binding('storage.admin', member))] } },
    ],
    notApplicable: [{ config: { email, disabled: true }, $policy: { bindings: [binding('owner', member)] } }],
  },
});

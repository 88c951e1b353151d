import { defineCheck, notApplicable, pass, sh } from 'cloudstance/check';
import { acceptsStrangers } from 'cloudstance/domain/gcp/federation';
import { GcpAccess } from 'cloudstance/models/gcp-access';
import { WorkloadIdentityProvider } from 'cloudstance/resources/gcp/iam';
import { guarded, serviceAccount, withoutEscalation, world } from '../_access.ts';

const github = 'https://token.actions.githubusercontent.com';
const pool = 'iam.googleapis.com/projects/111111111111/locations/global/workloadIdentityPools/ci';
const provider = (attributeCondition?: string, more: object = {}) => ({
  uid: `//${pool}/providers/github`,
  name: 'github',
  config: { issuerUri: github, attributeCondition, disabled: false, ...more },
});
const tokens = (...members: string[]) =>
  world([{ role: 'roles/owner', members: ['serviceAccount:admin@example-project.iam.gserviceaccount.com'] }], {
    serviceAccounts: [serviceAccount('admin', { role: 'roles/iam.workloadIdentityUser', members })],
  });

/** Whether a member of policies names identities of a provider's pool. */
const isOfPool = (provider: string, member: string): boolean => {
  const path = provider.replace(/^\/\//, '').replace(/\/providers\/[^/]+$/, '/');
  return member.startsWith(`principal://${path}`) || member.startsWith(`principalSet://${path}`);
};

export default defineCheck({
  id: 'gcp-iam-workload-identity-provider-power',
  title: 'Pipelines of strangers have no way to become owner of a project',
  severity: 'critical',
  why: 'The provider takes tokens that GitHub, GitLab and their like sign for everybody, and what it lets in can have the whole project.',
  references: [
    'https://cloud.google.com/iam/docs/best-practices-for-using-workload-identity-federation',
    'https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines',
  ],
  on: WorkloadIdentityProvider.pick('config'),
  with: { access: GcpAccess },
  fix: ({ name, uid }) =>
    sh`gcloud iam workload-identity-pools providers update-oidc ${name} --location global --workload-identity-pool ${/workloadIdentityPools\/([^/]+)/.exec(uid)?.[1]} --attribute-condition ${'assertion.repository_owner_id == "YOUR-ID"'}`,

  evaluate({ uid, config }, { access }) {
    const issuer = acceptsStrangers(config);
    if (issuer === undefined) return notApplicable('The provider is not one that signs for everybody');
    if (issuer === null)
      return config.disabled
        ? notApplicable('The provider is disabled')
        : pass('The condition looks at whose token it is');
    return withoutEscalation(access, {
      who: ({ id }) => isOfPool(uid, id),
      none: `Tokens of any customer of ${issuer} are let in, but have no way to become owner`,
      some: (names) => `Tokens of any customer of ${issuer} are let in, and a way to become owner is open to ${names}`,
    });
  },

  examples: {
    pass: [
      { ...provider("assertion.repository_owner == 'acme'"), $access: tokens(`principalSet://${pool}/*`) },
      { ...provider(), $access: tokens() },
      {
        ...provider(),
        $access: tokens(
          'principalSet://iam.googleapis.com/projects/111111111111/locations/global/workloadIdentityPools/other/*',
        ),
      },
      { ...provider(), $access: guarded },
    ],
    fail: [
      { ...provider(), $access: tokens(`principalSet://${pool}/*`) },
      {
        ...provider("assertion.ref == 'refs/heads/main'"),
        $access: tokens(`principalSet://${pool}/attribute.ref/refs/heads/main`),
      },
    ],
    notApplicable: [
      { ...provider(undefined, { issuerUri: 'https://idp.example.com' }), $access: tokens(`principalSet://${pool}/*`) },
      { ...provider(undefined, { disabled: true }), $access: tokens(`principalSet://${pool}/*`) },
    ],
  },
});

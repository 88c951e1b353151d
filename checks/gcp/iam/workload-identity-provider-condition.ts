import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { sharedIssuer } from 'cloudstance/domain/gcp/federation';
import { WorkloadIdentityProvider } from 'cloudstance/resources/gcp/iam';

const github = 'https://token.actions.githubusercontent.com';
const provider = (issuerUri: string | undefined, attributeCondition?: string, disabled = false) => ({
  config: { issuerUri, attributeCondition, disabled },
});

export default defineCheck({
  id: 'gcp-iam-workload-identity-provider-condition',
  title: 'Federation with shared identity providers demands your own organization',
  severity: 'high',
  why: 'GitHub, GitLab, HCP Terraform and their like sign tokens for everybody. Only a condition tells your pipelines from those of strangers.',
  references: [
    'https://cloud.google.com/iam/docs/best-practices-for-using-workload-identity-federation',
    'https://cloud.google.com/iam/docs/workload-identity-federation-with-deployment-pipelines',
  ],
  on: WorkloadIdentityProvider.pick('config'),
  fix: ({ name, uid }) =>
    sh`gcloud iam workload-identity-pools providers update-oidc ${name} --location global --workload-identity-pool ${/workloadIdentityPools\/([^/]+)/.exec(uid)?.[1]} --attribute-condition ${'assertion.repository_owner_id == "YOUR-ID"'}`,

  evaluate({ config: { issuerUri, attributeCondition, disabled } }) {
    const shared = issuerUri === undefined ? undefined : sharedIssuer(issuerUri);
    if (!shared) return notApplicable('The provider is not one that signs for everybody');
    if (disabled) return notApplicable('The provider is disabled');
    if (attributeCondition === undefined || attributeCondition === '')
      return fail(`Every token of ${shared.name} is accepted: there is no condition`);
    return shared.owner.test(attributeCondition)
      ? pass(`The condition looks at whose token of ${shared.name} it is`)
      : fail(`The condition doesn't say whose token of ${shared.name} is accepted: ${attributeCondition}`);
  },

  examples: {
    pass: [
      provider(github, "assertion.repository_owner == 'acme'"),
      provider(github, "attribute.repository.startsWith('acme/')"),
      provider(`${github}/`, "google.subject.startsWith('repo:acme/')"),
      provider('https://gitlab.com', "assertion.namespace_id == '42'"),
      provider('https://app.terraform.io', "assertion.terraform_organization_id == 'org-1'"),
    ],
    fail: [
      provider(github),
      provider(github, ''),
      provider(github, 'true'),
      provider(github, "assertion.ref == 'refs/heads/main'"),
      provider('https://gitlab.com/', "assertion.ref_protected == 'true'"),
    ],
    notApplicable: [
      provider(undefined),
      provider('https://idp.example.com'),
      // An enterprise's own issuer.
      provider(`${github}/acme`),
      provider(github, undefined, true),
    ],
  },
});

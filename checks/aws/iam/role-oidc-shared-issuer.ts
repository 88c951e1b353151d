import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { isSharedIssuer, sharedIssuerProblem } from 'cloudstance/domain/aws/oidc';
import { trustsOf } from 'cloudstance/domain/aws/policy';
import { capitalized } from 'cloudstance/domain/text';
import { Role } from 'cloudstance/resources/aws/iam';
import { account, trusts, trustsToken } from './_roles.ts';

const provider = (host: string): string => `arn:aws:iam::${account}:oidc-provider/${host}`;
const github = 'token.actions.githubusercontent.com';
const aud = { [`${github}:aud`]: 'sts.amazonaws.com' };
const githubTrust = (subject: string, operator = 'StringLike') =>
  trustsToken(provider(github), { StringEquals: aud, [operator]: { [`${github}:sub`]: subject } });
const trustsSubject = (host: string, subject: string) =>
  trustsToken(provider(host), { StringLike: { [`${host}:sub`]: subject } });

export default defineCheck({
  id: 'aws-iam-role-oidc-shared-issuer',
  title: "IAM roles for pipelines and apps demand your own organization's tokens",
  severity: 'critical',
  why: 'GitHub, GitLab, HCP Terraform and their like sign tokens for everybody. Only the subject tells your pipelines from those of strangers.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
    'https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws',
  ],
  on: Role.pick('trust'),
  fix: ({ name }) => ({
    text:
      'Demand the subject up to the organization and repository, for example StringLike ' +
      '"token.actions.githubusercontent.com:sub": "repo:acme/shop:*".',
    command: sh`aws iam update-assume-role-policy --role-name ${name} --policy-document file://trust.json`,
  }),

  evaluate({ trust, scope }) {
    const shared = trustsOf(trust, scope).filter(isSharedIssuer);
    if (shared.length === 0) return notApplicable('The role trusts no issuer that signs for everybody');
    const problem = shared.map(sharedIssuerProblem).find((found) => found !== undefined);
    return problem === undefined
      ? pass('The trust policy demands tokens of its own organization')
      : fail(capitalized(problem));
  },

  examples: {
    pass: [
      { trust: githubTrust('repo:acme/shop:ref:refs/heads/main', 'StringEquals') },
      { trust: githubTrust('repo:acme/*') },
      // The form of repositories made since July 2026.
      { trust: githubTrust('repo:acme@1234/shop@5678:*') },
      { trust: githubTrust('repository_owner:acme') },
      // Claims that STS can test besides the subject.
      {
        trust: trustsToken(provider(github), {
          StringEquals: { [`${github}:repository_id`]: '5678' },
          StringLike: { [`${github}:sub`]: 'repo:*' },
        }),
      },
      { trust: trustsToken(provider(github), { StringLike: { [`${github}:repository`]: 'acme/*' } }) },
      { trust: trustsSubject('gitlab.com', 'project_path:acme/shop:*') },
      { trust: trustsSubject('app.terraform.io', 'organization:acme:project:*:workspace:*:run_phase:*') },
      {
        trust: trustsToken('cognito-identity.amazonaws.com', {
          StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:7b9a' },
        }),
      },
    ],
    fail: [
      { trust: trustsToken(provider(github)) },
      { trust: trustsToken(provider(github), { StringEquals: aud }) },
      { trust: githubTrust('repo:*') },
      { trust: githubTrust('repo:*/shop:ref:refs/heads/main') },
      // Also matches acme-evil/shop.
      { trust: githubTrust('repo:acme*') },
      { trust: githubTrust('repository_owner:acme*') },
      { trust: githubTrust('repo:acme/shop:*', 'StringLikeIfExists') },
      { trust: trustsToken(provider(github), { StringLike: { [`${github}:repository`]: 'acme*' } }) },
      { trust: trustsSubject('gitlab.com', 'project_path:*') },
      { trust: trustsSubject('app.terraform.io', 'organization:*:workspace:prod:*') },
      { trust: trustsToken('cognito-identity.amazonaws.com') },
    ],
    notApplicable: [
      { trust: trusts({ Service: 'ec2.amazonaws.com' }) },
      { trust: trustsToken(provider('oidc.eks.eu-west-1.amazonaws.com/id/4F2A')) },
    ],
  },
});

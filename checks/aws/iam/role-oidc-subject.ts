import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { isOwnIssuer, ownIssuerProblem } from 'cloudstance/domain/aws/oidc';
import { trustsOf } from 'cloudstance/domain/aws/policy';
import { capitalized } from 'cloudstance/domain/text';
import { Role } from 'cloudstance/resources/aws/iam';
import { account, trusts, trustsToken } from './_roles.ts';

const eks = 'oidc.eks.eu-west-1.amazonaws.com/id/4F2A';
const bitbucket = 'api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc';
const demands = (host: string, subject: string) =>
  trustsToken(`arn:aws:iam::${account}:oidc-provider/${host}`, { StringLike: { [`${host}:sub`]: subject } });

export default defineCheck({
  id: 'aws-iam-role-oidc-subject',
  title: 'IAM roles for EKS pods and pipelines demand a certain workload',
  severity: 'medium',
  why: 'Otherwise every pod of the cluster, or every repository of the workspace, gets the permissions that were meant for one.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html'],
  on: Role.pick('trust'),
  fix: ({ name }) => ({
    text: 'Demand the subject, for EKS "system:serviceaccount:NAMESPACE:NAME".',
    command: sh`aws iam update-assume-role-policy --role-name ${name} --policy-document file://trust.json`,
  }),

  evaluate({ trust, scope }) {
    const own = trustsOf(trust, scope).filter(isOwnIssuer);
    if (own.length === 0) return notApplicable('The role trusts no issuer of workload tokens');
    const problem = own.map(ownIssuerProblem).find((found) => found !== undefined);
    if (problem === undefined) return pass('The trust policy demands a subject');
    return fail(capitalized(problem));
  },

  examples: {
    pass: [
      { trust: demands(eks, 'system:serviceaccount:shop:api') },
      { trust: demands(eks, 'system:serviceaccount:shop:*') },
      { trust: demands(bitbucket, '{8f3c1a52-1111-2222-3333-444455556666}:*') },
    ],
    fail: [
      {
        trust: trustsToken(`arn:aws:iam::${account}:oidc-provider/${eks}`, {
          StringEquals: { [`${eks}:aud`]: 'sts.amazonaws.com' },
        }),
      },
      { trust: demands(eks, 'system:serviceaccount:*:api') },
      { trust: demands(eks, '*') },
      { trust: demands(bitbucket, '*') },
    ],
    notApplicable: [{ trust: trusts({ Service: 'ec2.amazonaws.com' }) }],
  },
});

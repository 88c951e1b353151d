import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { statementLabel, trustsOf } from 'cloudstance/domain/aws/policy';
import { Role } from 'cloudstance/resources/aws/iam';
import { account, trusts } from './_roles.ts';

export default defineCheck({
  id: 'aws-iam-role-trust-everyone',
  title: 'IAM roles do not let everyone assume them',
  severity: 'critical',
  why: 'Whoever has any AWS account then has what the role may do in this one.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'],
  on: Role.pick('trust'),
  fix: ({ name }) => ({
    text: 'Name the principals, or demand aws:PrincipalOrgID.',
    command: sh`aws iam update-assume-role-policy --role-name ${name} --policy-document file://trust.json`,
    terraform: 'resource "aws_iam_role": assume_role_policy with named principals',
  }),

  evaluate({ trust, scope }) {
    const everyone = trustsOf(trust, scope).find(({ kind }) => kind === 'everyone');
    if (!everyone) return pass('The trust policy does not let everyone assume the role');
    const secret = everyone.conditions.externalId ? ' who knows the external id' : '';
    return fail(`Everyone${secret} may assume the role (${statementLabel(everyone.grant.statement)})`);
  },

  examples: {
    pass: [
      { trust: trusts({ AWS: `arn:aws:iam::${account}:root` }) },
      { trust: trusts({ Service: 'ec2.amazonaws.com' }) },
      { trust: trusts('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-acme123456' } }) },
    ],
    fail: [
      { trust: trusts('*') },
      { trust: trusts({ AWS: '*' }) },
      { trust: trusts({ AWS: [`arn:aws:iam::${account}:root`, '*'] }) },
      // Conditions that anybody meets.
      { trust: trusts('*', { StringLike: { 'aws:PrincipalArn': '*' } }) },
      { trust: trusts('*', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-acme123456' } }) },
      // An external id is no secret.
      { trust: trusts('*', { StringEquals: { 'sts:ExternalId': 'b7e2f1' } }) },
    ],
  },
});

import { defineCheck, fail, pass } from 'cloudstance/check';
import { foreignAccounts } from 'cloudstance/domain/aws/policy';
import { listOf } from 'cloudstance/domain/text';
import { Membership } from 'cloudstance/resources/aws/organizations';
import { judgedElsewhere, managing, member } from './_membership.ts';

const delegates = (account: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: ['organizations:CreatePolicy', 'organizations:AttachPolicy'],
        Resource: '*',
      },
    ],
  });

export default defineCheck({
  id: 'aws-organizations-policy-delegation',
  title: 'Policies of the organization are managed from a delegated account',
  severity: 'low',
  why: 'Changing policies is daily work, and the management account is no place for that.',
  references: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html'],
  on: Membership.pick('organization', 'delegationPolicy'),
  fix: () => ({
    command: 'aws organizations put-resource-policy --content file://delegation.json',
    terraform: 'resource "aws_organizations_resource_policy"',
  }),

  evaluate(membership) {
    const elsewhere = judgedElsewhere(membership.organization, membership.scope.account);
    if (elsewhere) return elsewhere;
    const document = membership.delegationPolicy ?? '';
    if (document === '') return fail('There is no delegation policy');
    const accounts = foreignAccounts(document, { account: membership.scope.account });
    return accounts.length === 0
      ? fail('The delegation policy lets no other account manage policies')
      : pass(`The delegation policy lets ${listOf(accounts)} manage policies`);
  },

  examples: {
    pass: [{ organization: managing, delegationPolicy: delegates('777788889999') }],
    fail: [
      { organization: managing, delegationPolicy: '' },
      { organization: managing, delegationPolicy: delegates(managing.masterAccountId) },
    ],
    notApplicable: [{ organization: member, delegationPolicy: null }],
  },
});

import { defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Membership } from 'cloudstance/resources/aws/organizations';
import { judgedElsewhere, managing, member } from './_membership.ts';

export default defineCheck({
  id: 'aws-organizations-service-control-policies',
  title: 'The organization limits its accounts with service control policies',
  severity: 'medium',
  why: "They are the only limit that an account's own administrators can not lift.",
  references: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html'],
  on: Membership.pick('organization', 'policyTypes', 'serviceControlPolicies'),
  fix: () => ({
    text: 'Enable the policy type, write a policy (regions in use, no leaving, no silencing of logs) and attach it; try it on one account first.',
    command: 'aws organizations enable-policy-type --root-id ROOT --policy-type SERVICE_CONTROL_POLICY',
    terraform: 'resource "aws_organizations_policy" and "aws_organizations_policy_attachment"',
  }),

  evaluate(membership) {
    const elsewhere = judgedElsewhere(membership.organization, membership.scope.account);
    if (elsewhere) return elsewhere;
    if (!membership.policyTypes?.includes('SERVICE_CONTROL_POLICY'))
      return fail('Service control policies are not enabled');
    const policies = membership.serviceControlPolicies ?? [];
    return policies.length === 0
      ? fail('Service control policies are enabled, but there is none but those of AWS')
      : pass(`There are the service control policies ${listOf(policies)}`);
  },

  examples: {
    pass: [{ organization: managing, policyTypes: ['SERVICE_CONTROL_POLICY'], serviceControlPolicies: ['regions'] }],
    fail: [
      { organization: managing, policyTypes: ['TAG_POLICY'], serviceControlPolicies: ['regions'] },
      { organization: managing, policyTypes: ['SERVICE_CONTROL_POLICY'], serviceControlPolicies: [] },
    ],
    notApplicable: [{ organization: member, policyTypes: null, serviceControlPolicies: null }],
  },
});

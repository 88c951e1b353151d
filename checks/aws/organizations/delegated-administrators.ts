import { defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Membership } from 'cloudstance/resources/aws/organizations';
import { judgedElsewhere, managing, member } from './_membership.ts';

export default defineCheck({
  id: 'aws-organizations-delegated-administrators',
  title: 'Security services are run from a delegated administrator account',
  severity: 'low',
  why: 'No service control policy protects the management account, so as few people as possible should work there.',
  references: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_delegated_admin.html'],
  on: Membership.pick('organization', 'delegatedAdministrators'),
  fix: () => ({
    text: 'Repeat for each service that is enabled for the organization.',
    command:
      'aws organizations register-delegated-administrator --account-id SECURITY_ACCOUNT --service-principal access-analyzer.amazonaws.com',
  }),

  evaluate(membership) {
    const elsewhere = judgedElsewhere(membership.organization, membership.scope.account);
    if (elsewhere) return elsewhere;
    const administrators = membership.delegatedAdministrators ?? [];
    return administrators.length === 0
      ? fail('No account is a delegated administrator')
      : pass(`Delegated administrators are ${listOf(administrators)}`);
  },

  examples: {
    pass: [{ organization: managing, delegatedAdministrators: ['777788889999'] }],
    fail: [{ organization: managing, delegatedAdministrators: [] }],
    notApplicable: [{ organization: member, delegatedAdministrators: null }],
  },
});

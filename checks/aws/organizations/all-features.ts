import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { Membership } from 'cloudstance/resources/aws/organizations';
import { managing, member } from './_membership.ts';

export default defineCheck({
  id: 'aws-organizations-all-features',
  title: 'The organization has all features enabled',
  severity: 'medium',
  why: 'An organization for consolidated billing alone has no service control policies and no central security services.',
  references: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_support-all-features.html'],
  on: Membership.pick('organization'),
  fix: () => ({ command: 'aws organizations enable-all-features  # in the management account' }),

  evaluate({ organization }) {
    if (organization === null) return notApplicable('The account is in no organization');
    return organization.featureSet === 'ALL'
      ? pass('All features are enabled')
      : fail(`The organization has the feature set ${organization.featureSet}`);
  },

  examples: {
    pass: [{ organization: managing }],
    fail: [{ organization: { ...member, featureSet: 'CONSOLIDATED_BILLING' } }],
    notApplicable: [{ organization: null }],
  },
});

import { defineCheck, fail, pass } from 'cloudstance/check';
import { Membership } from 'cloudstance/resources/aws/organizations';
import { managing, member } from './_membership.ts';

export default defineCheck({
  id: 'aws-organizations-membership',
  title: 'The account belongs to an organization',
  severity: 'low',
  why: 'Only an organization can limit what even the administrators and the root user of an account may do.',
  references: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_introduction.html'],
  on: Membership.pick('organization'),
  fix: () => ({
    text: 'Accept an invitation of your organization, or found one.',
    command: 'aws organizations create-organization --feature-set ALL',
  }),

  evaluate({ organization }) {
    return organization === null
      ? fail('The account is in no organization')
      : pass(`The account is in the organization ${organization.id}`);
  },

  examples: { pass: [{ organization: member }, { organization: managing }], fail: [{ organization: null }] },
});

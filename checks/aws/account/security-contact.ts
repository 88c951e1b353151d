import { defineCheck, fail, pass } from 'cloudstance/check';
import { Contacts } from 'cloudstance/resources/aws/account';

export default defineCheck({
  id: 'aws-account-security-contact',
  title: 'The account names a security contact',
  severity: 'medium',
  why: 'Warnings of AWS about leaked keys and abuse otherwise only reach the mailbox of the root user.',
  references: ['https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html'],
  on: Contacts.pick('security'),
  fix: () => ({
    command:
      'aws account put-alternate-contact --alternate-contact-type SECURITY --name "Security team" ' +
      '--title "Security team" --email-address security@example.com --phone-number +0000000000',
    terraform: 'resource "aws_account_alternate_contact": alternate_contact_type = "SECURITY"',
  }),

  evaluate({ security }) {
    return security === null
      ? fail('No security contact is named')
      : pass(`Security matters go to ${security.emailAddress}`);
  },

  examples: {
    pass: [{ security: { emailAddress: 'security@example.com' } }],
    fail: [{ security: null }],
  },
});

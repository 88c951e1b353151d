import { defineCheck, fail, pass } from 'cloudstance/check';
import { Contacts } from 'cloudstance/resources/aws/account';

export default defineCheck({
  id: 'aws-account-company',
  title: 'The account is registered to a company',
  severity: 'informational',
  why: 'When nobody can sign in as root any more, AWS gives the account back to whom it is registered to: better not to one person.',
  references: ['https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-primary.html'],
  on: Contacts.pick('company'),
  fix: () => ({
    text: 'Set CompanyName, and look over the rest of the contact information.',
    command: 'aws account put-contact-information --contact-information file://contact.json',
    terraform: 'resource "aws_account_primary_contact": company_name = "…"',
  }),

  evaluate({ company }) {
    return company === null || company.trim() === ''
      ? fail('The contact information names no company')
      : pass(`The account is registered to ${company}`);
  },

  examples: {
    pass: [{ company: 'Acme Ltd' }],
    fail: [{ company: null }, { company: ' ' }],
  },
});

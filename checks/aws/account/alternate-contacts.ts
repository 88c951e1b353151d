import { defineCheck, fail, pass, worst } from 'cloudstance/check';
import { Contacts } from 'cloudstance/resources/aws/account';

const contact = (name: string) => ({ emailAddress: `${name}@example.com` });
const named = { billing: contact('billing'), operations: contact('operations') };

export default defineCheck({
  id: 'aws-account-alternate-contacts',
  title: 'The account names contacts for billing and operations',
  severity: 'low',
  why: 'Each message of AWS then reaches those who can act on it, also when the person behind the root mailbox is away.',
  references: ['https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html'],
  on: Contacts.pick('billing', 'operations'),
  fix: () => ({
    text: 'Do so for BILLING and OPERATIONS, with the mailbox of a team.',
    command:
      'aws account put-alternate-contact --alternate-contact-type OPERATIONS --name "Operations team" ' +
      '--title "Operations team" --email-address operations@example.com --phone-number +0000000000',
    terraform: 'resource "aws_account_alternate_contact": alternate_contact_type = "OPERATIONS"',
  }),

  evaluate(contacts) {
    const judge = (what: 'billing' | 'operations') => () =>
      contacts[what] === null ? fail(`No ${what} contact is named`) : pass('Billing and operations contacts are named');
    return worst(judge('billing'), judge('operations'));
  },

  examples: {
    pass: [named],
    fail: [
      { ...named, billing: null },
      { ...named, operations: null },
    ],
  },
});

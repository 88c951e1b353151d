import { defineCheck, fail, pass } from 'cloudstance/check';
import { Root } from 'cloudstance/resources/aws/iam';

const summary = { accountMFAEnabled: 0, accountAccessKeysPresent: 0, accountSigningCertificatesPresent: 0 };

export default defineCheck({
  id: 'aws-iam-root-mfa',
  title: 'The root user signs in with a second factor',
  severity: 'critical',
  why: 'Without one, the password (or the mailbox that can reset it) is all it takes to own the account.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html'],
  on: Root.pick('summary'),
  fix: () => ({
    text:
      'Sign in as the root user, open "Security credentials" and assign an MFA device, better two. In an organization, ' +
      'central root access can remove the credentials of member accounts instead.',
  }),

  evaluate({ summary: { accountMFAEnabled: mfa, accountPasswordPresent: password, accountAccessKeysPresent: keys } }) {
    if (mfa > 0) return pass('The root user has an MFA device');
    if (password === 0 && keys === 0) return pass('The root user has no password and no access keys to sign in with');
    return fail('The root user has no MFA device');
  },

  examples: {
    pass: [
      { summary: { ...summary, accountMFAEnabled: 1 } },
      // Credentials removed by the organization.
      { summary: { ...summary, accountPasswordPresent: 0 } },
    ],
    fail: [
      { summary: { ...summary, accountPasswordPresent: 1 } },
      // Not saying whether there is a password is no sign that there is none.
      { summary },
      { summary: { ...summary, accountPasswordPresent: 0, accountAccessKeysPresent: 1 } },
    ],
  },
});

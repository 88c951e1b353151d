import { defineCheck, fail, pass } from 'cloudstance/check';
import { Root } from 'cloudstance/resources/aws/iam';

const summary = { accountMFAEnabled: 1, accountAccessKeysPresent: 0, accountSigningCertificatesPresent: 0 };

export default defineCheck({
  id: 'aws-iam-root-signing-certificate',
  title: 'The root user has no signing certificates',
  severity: 'high',
  why: 'A certificate signs requests of old interfaces as the root user, without a password and without a second factor.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html'],
  on: Root.pick('summary'),
  fix: () => ({
    text: 'Sign in as the root user, open "Security credentials" and delete the X.509 signing certificates.',
    command:
      'aws iam list-signing-certificates  # with the credentials of the root user, then delete-signing-certificate',
  }),

  evaluate({ summary: { accountSigningCertificatesPresent: certificates } }) {
    return certificates === 0
      ? pass('The root user has no signing certificates')
      : fail('The root user has a signing certificate');
  },

  examples: {
    pass: [{ summary }],
    fail: [{ summary: { ...summary, accountSigningCertificatesPresent: 1 } }],
  },
});

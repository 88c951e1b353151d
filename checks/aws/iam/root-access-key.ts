import { defineCheck, fail, pass } from 'cloudstance/check';
import { Root } from 'cloudstance/resources/aws/iam';

const summary = {
  accountMFAEnabled: 1,
  accountAccessKeysPresent: 0,
  accountSigningCertificatesPresent: 0,
  accountPasswordPresent: 1,
};

export default defineCheck({
  id: 'aws-iam-root-access-key',
  title: 'The root user has no access keys',
  severity: 'critical',
  why: 'Whoever finds such a key owns the account: no policy of the account limits what the root user may do.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html'],
  on: Root.pick('summary'),
  fix: () => ({
    text: 'Sign in as the root user, open "Security credentials" and delete the access keys. Move what used them to a role first.',
    command: 'aws iam list-access-keys  # with the credentials of the root user, then delete-access-key',
  }),

  evaluate({ summary: { accountAccessKeysPresent: keys } }) {
    return keys === 0 ? pass('The root user has no access keys') : fail('The root user has an access key');
  },

  examples: {
    pass: [{ summary }],
    fail: [{ summary: { ...summary, accountAccessKeysPresent: 1 } }],
  },
});

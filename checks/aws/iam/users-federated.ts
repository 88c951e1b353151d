import { all, defineCheck, fail, pass } from 'cloudstance/check';
import { Account } from 'cloudstance/resources/aws/account';
import { SamlProvider, User } from 'cloudstance/resources/aws/iam';
import { none, signsIn } from './_credentials.ts';

export default defineCheck({
  id: 'aws-iam-users-federated',
  title: 'People sign in through a central directory',
  severity: 'low',
  why: 'Who leaves loses access to everything at once, and passwords and second factors are managed in one place.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#bp-users-federation-idp'],
  on: Account.pick(),
  with: { users: all(User.pick('credentials')), providers: all(SamlProvider.pick()) },
  fix: () => ({
    text: 'Set up IAM Identity Center (it makes a SAML provider in each account), move the people there, and delete their IAM users.',
    command: 'aws sso-admin list-instances',
  }),

  evaluate(_account, { users, providers }) {
    const provider = providers.find(() => true);
    if (provider) return pass(`People can sign in through ${provider.name}`);
    const local = users.find(({ credentials }) => credentials.passwordEnabled);
    return local
      ? fail(`There is no SAML provider, and IAM users such as ${local.name} have console passwords`)
      : pass('No IAM user has a console password');
  },

  examples: {
    pass: [
      { $users: [{ credentials: none }], $providers: [] },
      { $users: [{ credentials: signsIn }], $providers: [{ name: 'AWSSSO_0123456789abcdef_DO_NOT_DELETE' }] },
    ],
    fail: [{ $users: [{ credentials: signsIn }, { credentials: none }], $providers: [] }],
  },
});

import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { User } from 'cloudstance/resources/aws/iam';
import { none, signsIn } from './_credentials.ts';

export default defineCheck({
  id: 'aws-iam-user-mfa',
  title: 'IAM users with a console password sign in with a second factor',
  severity: 'high',
  why: 'A password that was phished, guessed or used elsewhere is then not enough to get in.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html'],
  on: User.pick('credentials'),
  fix: ({ name }) => ({
    text: 'The user registers a device under "Security credentials"; until then the password can be taken away.',
    command: sh`aws iam delete-login-profile --user-name ${name}`,
  }),

  evaluate({ credentials: { passwordEnabled, mfaActive } }) {
    if (!passwordEnabled) return notApplicable('The user has no console password');
    return mfaActive ? pass('The user has an MFA device') : fail('The user has a console password and no MFA device');
  },

  examples: {
    pass: [{ credentials: signsIn }],
    fail: [{ credentials: { ...signsIn, mfaActive: false } }],
    notApplicable: [{ credentials: none }],
  },
});

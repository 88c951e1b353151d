import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { User } from 'cloudstance/resources/aws/iam';
import { key, none, signsIn } from './_credentials.ts';

const withKey = { ...none, keys: [{ slot: 1, ...key }] };

export default defineCheck({
  id: 'aws-iam-user-any-mfa',
  title: 'Every IAM user with credentials has a second factor',
  severity: 'low',
  why: 'Policies can demand a second factor of calls with access keys too, but only from users who have one.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html'],
  on: User.pick('credentials'),
  fix: ({ name }) => ({
    text: 'Assign an MFA device to the user, or replace a technical user by a role.',
    command: sh`aws iam create-virtual-mfa-device --virtual-mfa-device-name ${name} --outfile qr.png --bootstrap-method QRCodePNG`,
  }),

  evaluate({ credentials: { passwordEnabled, mfaActive, keys } }) {
    if (mfaActive) return pass('The user has an MFA device');
    const active = keys.filter((slot) => slot.active).length;
    if (!passwordEnabled && active === 0)
      return notApplicable('The user has neither a password nor an active access key');
    return fail(`The user has ${passwordEnabled ? 'a console password' : 'an active access key'} and no MFA device`);
  },

  examples: {
    pass: [{ credentials: signsIn }, { credentials: { ...withKey, mfaActive: true } }],
    fail: [{ credentials: withKey }, { credentials: { ...signsIn, mfaActive: false } }],
    notApplicable: [{ credentials: none }, { credentials: { ...none, keys: [{ slot: 1, ...key, active: false }] } }],
  },
});

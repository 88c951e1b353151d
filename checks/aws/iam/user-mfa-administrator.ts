import { defineCheck, notApplicable, pass, sh } from 'cloudstance/check';
import { chainOf } from 'cloudstance/domain/aws/access/answers';
import { AwsAccess } from 'cloudstance/models/aws-access';
import { User } from 'cloudstance/resources/aws/iam';
import { full, may, nothing, userArn, world } from '../_power.ts';
import { key, none, signsIn } from './_credentials.ts';
import { bareUser, chainText, proven } from './_power.ts';

const dev = { uid: userArn('dev'), name: 'dev', ...bareUser, $access: world };
const alone = { ...signsIn, mfaActive: false };

export default defineCheck({
  id: 'aws-iam-user-mfa-administrator',
  title: 'IAM users who are or can become administrator have a second factor',
  severity: 'critical',
  why: 'One guessed password or leaked key is then all that it takes to own the account.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html'],
  on: User.pick('credentials', 'policies', 'groups', 'permissionsBoundary', 'userId', 'tags'),
  with: { access: AwsAccess },
  fix: ({ name }) => ({
    text: 'Assign an MFA device to the user, or take away what leads to full power.',
    command: sh`aws iam create-virtual-mfa-device --virtual-mfa-device-name ${name} --outfile qr.png --bootstrap-method QRCodePNG`,
  }),

  evaluate({ uid, credentials: { passwordEnabled, mfaActive, keys } }, { access }) {
    const active = keys.filter((slot) => slot.active).length;
    if (!passwordEnabled && active === 0)
      return notApplicable('The user has neither a password nor an active access key');
    if (mfaActive) return pass('The user has an MFA device');
    const chain = chainOf(access, uid);
    if (!chain) return pass('The user has no MFA device, and no way to full power');
    const credential = passwordEnabled ? 'a password' : 'an active access key';
    return proven(`The user has ${credential} and no MFA device, and ${chainText(chain)}`, chain);
  },

  examples: {
    pass: [
      { ...dev, credentials: signsIn, policies: full },
      { ...dev, credentials: alone, policies: nothing },
    ],
    fail: [
      { ...dev, credentials: alone, policies: full },
      { ...dev, credentials: alone, policies: may('iam:PutUserPolicy') },
      { ...dev, credentials: { ...none, keys: [{ slot: 1, ...key }] }, policies: may('sts:AssumeRole') },
    ],
    notApplicable: [{ ...dev, credentials: none, policies: full }],
  },
});

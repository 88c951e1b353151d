import { type Check, defineCheck, fail, pass } from 'cloudstance/check';
import { PasswordPolicy } from 'cloudstance/resources/aws/iam';

export const strong = {
  minimumPasswordLength: 14,
  requireUppercaseCharacters: true,
  requireLowercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
  maxPasswordAge: 90,
  passwordReusePrevention: 24,
};

/** Setting the policy replaces all of it, so the command has every setting. */
export const fix = () => ({
  text: 'The command replaces the whole policy; change what your organization decided otherwise.',
  command:
    'aws iam update-account-password-policy --minimum-password-length 14 --require-uppercase-characters ' +
    '--require-lowercase-characters --require-numbers --require-symbols --password-reuse-prevention 24 ' +
    '--allow-users-to-change-password',
  terraform:
    'resource "aws_iam_account_password_policy": minimum_password_length = 14, password_reuse_prevention = 24, require_* = true',
});

export const references = [
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html',
];

/** A check that a password has to hold one class of characters. */
export const requires = (
  id: string,
  what: string,
  setting: 'requireUppercaseCharacters' | 'requireLowercaseCharacters' | 'requireNumbers' | 'requireSymbols',
): Check =>
  defineCheck({
    id,
    title: `Passwords of IAM users must hold ${what}`,
    severity: 'low',
    why: 'The more kinds of characters a password draws on, the longer guessing takes.',
    references,
    on: PasswordPolicy.pick('policy'),
    fix,

    evaluate({ policy }) {
      if (policy === null)
        return fail('No password policy is set, and the default asks for three of four kinds of characters');
      return policy[setting] ? pass(`Passwords must hold ${what}`) : fail(`Passwords need not hold ${what}`);
    },

    examples: {
      pass: [{ policy: strong }],
      fail: [{ policy: { ...strong, [setting]: false } }, { policy: null }],
    },
  });

import { z } from 'zod';
import { defineCheck, fail, pass } from 'cloudstance/check';
import { PasswordPolicy } from 'cloudstance/resources/aws/iam';
import { fix, references, strong } from './_password-policy.ts';

export default defineCheck({
  id: 'aws-iam-password-policy-expiry',
  title: 'Passwords of IAM users expire within 90 days',
  severity: 'informational',
  why: 'Some standards still ask for it: a password that leaked unnoticed then works for a limited time.',
  references,
  on: PasswordPolicy.pick('policy'),
  params: z.object({ days: z.int().positive().default(90) }),
  fix: () => {
    const { text, command } = fix();
    return {
      text,
      command: `${command} --max-password-age 90`,
      terraform: 'resource "aws_iam_account_password_policy": max_password_age = 90',
    };
  },

  evaluate({ policy }, { params: { days } }) {
    const age = policy?.maxPasswordAge ?? 0;
    if (age === 0) return fail('Passwords never expire');
    return age > days ? fail(`Passwords expire after ${age} days`) : pass(`Passwords expire after ${age} days`);
  },

  examples: {
    pass: [{ policy: strong }],
    fail: [
      { policy: { ...strong, maxPasswordAge: 365 } },
      { policy: { ...strong, maxPasswordAge: null } },
      { policy: { ...strong, maxPasswordAge: 0 } },
      { policy: null },
    ],
  },
});

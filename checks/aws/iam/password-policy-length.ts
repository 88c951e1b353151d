import { z } from 'zod';
import { defineCheck, fail, pass } from 'cloudstance/check';
import { PasswordPolicy } from 'cloudstance/resources/aws/iam';
import { fix, references, strong } from './_password-policy.ts';

export default defineCheck({
  id: 'aws-iam-password-policy-length',
  title: 'Passwords of IAM users have at least 14 characters',
  severity: 'medium',
  why: 'Length is what makes guessing a password expensive.',
  references,
  on: PasswordPolicy.pick('policy'),
  params: z.object({ length: z.int().positive().default(14) }),
  fix,

  evaluate({ policy }, { params: { length } }) {
    if (policy === null) return fail('No password policy is set, and the default asks for 8 characters');
    const { minimumPasswordLength: least } = policy;
    return least < length
      ? fail(`Passwords may be as short as ${least} characters`)
      : pass(`Passwords have at least ${least} characters`);
  },

  examples: {
    pass: [{ policy: strong }, { policy: { ...strong, minimumPasswordLength: 20 } }],
    fail: [{ policy: { ...strong, minimumPasswordLength: 13 } }, { policy: null }],
  },
});

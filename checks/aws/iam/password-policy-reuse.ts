import { z } from 'zod';
import { defineCheck, fail, pass } from 'cloudstance/check';
import { PasswordPolicy } from 'cloudstance/resources/aws/iam';
import { fix, references, strong } from './_password-policy.ts';

export default defineCheck({
  id: 'aws-iam-password-policy-reuse',
  title: 'IAM users can not take an earlier password again',
  severity: 'low',
  why: 'A password that leaked once works again as soon as its owner goes back to it.',
  references,
  on: PasswordPolicy.pick('policy'),
  params: z.object({ remembered: z.int().min(1).max(24).default(24) }),
  fix,

  evaluate({ policy }, { params: { remembered } }) {
    const kept = policy?.passwordReusePrevention ?? 0;
    if (kept === 0) return fail('Any earlier password may be used again');
    return kept < remembered
      ? fail(`Only the last ${kept} passwords are refused`)
      : pass(`The last ${kept} passwords are refused`);
  },

  examples: {
    pass: [{ policy: strong }],
    fail: [
      { policy: { ...strong, passwordReusePrevention: 5 } },
      { policy: { ...strong, passwordReusePrevention: null } },
      { policy: null },
    ],
  },
});

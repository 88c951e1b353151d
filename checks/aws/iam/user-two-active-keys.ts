import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { User } from 'cloudstance/resources/aws/iam';
import { key, keyReferences, none } from './_credentials.ts';

const slot = (number: number, active: boolean) => ({ slot: number, ...key, active });

export default defineCheck({
  id: 'aws-iam-user-two-active-keys',
  title: 'IAM users have at most one active access key',
  severity: 'low',
  why: 'The second key is for the hours of a rotation; left active, it doubles what can leak and hides the rotation that never ended.',
  references: keyReferences,
  on: User.pick('credentials'),
  fix: ({ name }) => ({
    text: 'Deactivate the one that is used less with "aws iam update-access-key --status Inactive".',
    command: sh`aws iam list-access-keys --user-name ${name}`,
  }),

  evaluate({ credentials: { keys } }) {
    if (keys.length === 0) return notApplicable('The user has no access keys');
    const active = keys.filter((one) => one.active).length;
    if (active > 1) return fail('Both access keys are active');
    return pass(active === 1 ? 'One access key is active' : 'No access key is active');
  },

  examples: {
    pass: [
      { credentials: { ...none, keys: [slot(1, true)] } },
      { credentials: { ...none, keys: [slot(1, false), slot(2, true)] } },
      { credentials: { ...none, keys: [slot(1, false)] } },
    ],
    fail: [{ credentials: { ...none, keys: [slot(1, true), slot(2, true)] } }],
    notApplicable: [{ credentials: none }],
  },
});

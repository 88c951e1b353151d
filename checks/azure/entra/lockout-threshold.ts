import { defineCheck, fail, pass } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { Tenant } from 'cloudstance/resources/azure/subscription';
import { z } from 'zod';
import { defaultRules, passwordReferences, passwordRules, settingFix } from './_group-settings.ts';

export default defineCheck({
  id: 'azure-entra-lockout-threshold',
  title: 'Accounts are locked after ten failed sign-ins at the latest',
  severity: 'medium',
  why: 'The more passwords may be tried in a row, the sooner a weak one is guessed.',
  references: passwordReferences,
  on: Tenant.pick('passwordRules'),
  params: z.object({ attempts: z.number().int().min(1).default(10) }),
  fix: () => settingFix(passwordRules, 'LockoutThreshold', '10'),

  evaluate({ passwordRules: { lockoutThreshold } }, { params }) {
    const text = `Accounts are locked after ${plural(lockoutThreshold, 'failed sign-in')}`;
    return lockoutThreshold <= params.attempts ? pass(text) : fail(`${text}, more than ${params.attempts}`);
  },

  examples: {
    pass: [{ passwordRules: defaultRules }, { passwordRules: { ...defaultRules, lockoutThreshold: 5 } }],
    fail: [{ passwordRules: { ...defaultRules, lockoutThreshold: 11 } }],
  },
});

import { defineCheck, fail, pass } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { Tenant } from 'cloudstance/resources/azure/subscription';
import { z } from 'zod';
import { defaultRules, passwordReferences, passwordRules, settingFix } from './_group-settings.ts';

export default defineCheck({
  id: 'azure-entra-lockout-duration',
  title: 'Locked accounts stay locked for a minute or longer',
  severity: 'low',
  why: 'A lock that opens again at once hardly slows down whoever guesses passwords.',
  references: passwordReferences,
  on: Tenant.pick('passwordRules'),
  params: z.object({ seconds: z.number().int().min(1).default(60) }),
  fix: () => settingFix(passwordRules, 'LockoutDurationInSeconds', '60'),

  evaluate({ passwordRules: { lockoutDurationInSeconds } }, { params }) {
    const text = `Accounts stay locked for ${plural(lockoutDurationInSeconds, 'second')} at first`;
    return lockoutDurationInSeconds >= params.seconds ? pass(text) : fail(`${text}, fewer than ${params.seconds}`);
  },

  examples: {
    pass: [{ passwordRules: defaultRules }, { passwordRules: { ...defaultRules, lockoutDurationInSeconds: 300 } }],
    fail: [{ passwordRules: { ...defaultRules, lockoutDurationInSeconds: 30 } }],
  },
});

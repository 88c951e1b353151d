import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysBetween } from 'cloudstance/domain/time';
import { Application } from 'cloudstance/resources/azure/entra';
import { z } from 'zod';
import { objectId } from './_users.ts';

const secret = (startDateTime: string, endDateTime: string) => ({ keyId: 'k', startDateTime, endDateTime });

export default defineCheck({
  id: 'azure-entra-application-secret-lifetime',
  title: 'Secrets of applications are valid for a year at the most',
  severity: 'medium',
  why: 'A secret that leaks into a repository or a log works until it ends, and nobody knows who has it.',
  references: [
    'https://learn.microsoft.com/entra/identity-platform/security-best-practices-for-app-registration',
    'https://learn.microsoft.com/entra/identity/enterprise-apps/configure-app-management-policies',
  ],
  on: Application.pick('credentials'),
  params: z.object({ days: z.number().int().min(1).default(366) }),
  fix: ({ uid }) => ({
    command: sh`az ad app credential reset --id ${objectId(uid)} --append --end-date "$(date -u -d '+180 days' +%F)"`,
    text: 'Put the new secret to use, then remove the old one. A certificate, a managed identity or a federated credential needs no secret at all.',
  }),

  evaluate({ credentials: { passwordCredentials = [] } }, { params, now }) {
    const valid = passwordCredentials.filter(
      ({ endDateTime }) => endDateTime === undefined || daysBetween(endDateTime, now) < 0,
    );
    if (valid.length === 0) return notApplicable('Has no valid secrets');
    if (valid.some(({ startDateTime, endDateTime }) => !startDateTime || !endDateTime))
      return fail('A secret has no end');
    const days = valid.map(({ startDateTime, endDateTime }) => daysBetween(startDateTime!, new Date(endDateTime!)));
    const longest = Math.max(...days);
    const text = `The secret with the longest life is valid for ${plural(longest, 'day')}`;
    return longest > params.days ? fail(text) : pass(text);
  },

  examples: {
    pass: [{ credentials: { passwordCredentials: [secret('2026-06-01T00:00:00Z', '2027-06-01T00:00:00Z')] } }],
    fail: [
      { credentials: { passwordCredentials: [secret('2025-06-01T00:00:00Z', '2027-06-01T00:00:00Z')] } },
      { credentials: { passwordCredentials: [{ keyId: 'k', startDateTime: '2025-06-01T00:00:00Z' }] } },
    ],
    notApplicable: [
      { credentials: {} },
      { credentials: { passwordCredentials: [secret('2016-06-01T00:00:00Z', '2026-06-01T00:00:00Z')] } },
    ],
  },
});

import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysUntil } from 'cloudstance/domain/time';
import { Application } from 'cloudstance/resources/azure/entra';
import { z } from 'zod';
import { objectId } from './_users.ts';

const until = (endDateTime: string) => ({ keyId: 'k', endDateTime });

export default defineCheck({
  id: 'azure-entra-application-credential-expiry',
  title: 'Secrets and certificates of applications are replaced before they end',
  severity: 'medium',
  why: 'An application whose last secret ends stops working; secrets that ended long ago hide which ones are in use.',
  references: ['https://learn.microsoft.com/entra/identity-platform/security-best-practices-for-app-registration'],
  on: Application.pick('credentials'),
  params: z.object({ days: z.number().int().min(0).default(30) }),
  fix: ({ uid }) => ({
    command: sh`az ad app credential reset --id ${objectId(uid)} --append --years 1`,
    text: 'Put the new secret to use, then remove the old one: az ad app credential delete --id <application> --key-id <key>.',
  }),

  evaluate({ credentials: { passwordCredentials = [], keyCredentials = [] } }, { params, now }) {
    const ends = [...passwordCredentials, ...keyCredentials].flatMap(({ endDateTime }) => endDateTime ?? []);
    const days = ends.map((end) => daysUntil(end, now)).sort((a, b) => a - b);
    if (days.length === 0) return notApplicable('Has no secrets or certificates that end');
    const over = days.filter((left) => left < 0).length;
    if (over > 0)
      return fail(`${over} of ${plural(days.length, 'secret or certificate', 'secrets and certificates')} ended`);
    const text = `The first of ${plural(days.length, 'secret or certificate', 'secrets and certificates')} ends in ${plural(days[0]!, 'day')}`;
    return days[0]! <= params.days ? fail(text) : pass(text);
  },

  examples: {
    pass: [{ credentials: { passwordCredentials: [until('2027-06-01T00:00:00Z')] } }],
    fail: [
      { credentials: { passwordCredentials: [until('2026-12-01T00:00:00Z')] } },
      { credentials: { keyCredentials: [until('2026-11-21T00:00:00Z'), until('2028-01-01T00:00:00Z')] } },
      { credentials: { passwordCredentials: [until('2020-01-01T00:00:00Z')] } },
    ],
    notApplicable: [{ credentials: {} }, { credentials: { passwordCredentials: [{ keyId: 'k' }] } }],
  },
});

import { z } from 'zod';
import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysUntil, instant } from 'cloudstance/domain/time';
import { ServerCertificate } from 'cloudstance/resources/aws/iam';

export default defineCheck({
  id: 'aws-iam-server-certificate-expiring',
  title: 'Server certificates in IAM are replaced before they expire',
  severity: 'low',
  why: 'IAM renews nothing: who forgets the date finds out from visitors.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html'],
  on: ServerCertificate.pick('expiration'),
  params: z.object({ days: z.int().positive().default(30) }),
  fix: ({ name }) => ({
    text: `Replace ${name} by a certificate of AWS Certificate Manager, which renews itself.`,
    command: 'aws acm request-certificate --domain-name DOMAIN --validation-method DNS',
  }),

  evaluate({ expiration }, { params: { days }, now }) {
    if (instant(expiration) <= now.getTime()) return notApplicable('The certificate has expired');
    const left = daysUntil(expiration, now);
    const seen = `The certificate expires in ${plural(left, 'day')}`;
    return left < days ? fail(seen) : pass(seen);
  },

  examples: {
    pass: [{ expiration: '2027-06-01T00:00:00.000Z' }, { expiration: '2026-12-21T12:00:00.000Z' }],
    fail: [{ expiration: '2026-12-21T11:59:59.000Z' }, { expiration: '2026-11-22T00:00:00.000Z' }],
    notApplicable: [{ expiration: '2025-01-01T00:00:00.000Z' }],
  },
});

import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysUntil } from 'cloudstance/domain/time';
import { Certificate } from 'cloudstance/resources/gcp/compute';
import { z } from 'zod';
import { placeFlag } from './_instance.ts';

export default defineCheck({
  id: 'gcp-compute-certificate-expiry',
  title: 'SSL certificates of load balancers are replaced before they end',
  severity: 'medium',
  why: 'When it has ended clients refuse to connect, or people learn to click warnings away.',
  references: ['https://cloud.google.com/load-balancing/docs/ssl-certificates/self-managed-certs'],
  on: Certificate.pick('type', 'expireTime'),
  params: z.object({ days: z.number().int().positive().default(30).describe('Days left that are too few') }),
  fix: ({ uid, name, scope }) => ({
    text: 'Upload the new certificate under another name and put it into the proxies that use this one, or let Google manage it',
    command: `${sh`gcloud compute ssl-certificates create ${`${name}-new`} --certificate FILE --private-key FILE --project ${scope.account}`} ${placeFlag(uid)}`,
    terraform: 'resource "google_compute_managed_ssl_certificate"',
  }),

  evaluate(certificate, { now, params: { days } }) {
    if (certificate.type === 'MANAGED') return notApplicable('Google renews the certificate');
    const { expireTime } = certificate;
    if (expireTime === null) return notApplicable('The certificate is not issued yet');
    const left = daysUntil(expireTime, now);
    if (left < 0) return fail(`The certificate ended on ${expireTime.slice(0, 10)}`);
    return left < days
      ? fail(`The certificate ends in ${plural(left, 'day')}`)
      : pass(`The certificate ends in ${plural(left, 'day')}`);
  },

  examples: {
    pass: [
      { type: 'SELF_MANAGED', expireTime: '2027-11-01T00:00:00.000-08:00' },
      { type: null, expireTime: '2026-12-21T12:00:00Z' },
    ],
    fail: [
      { type: 'SELF_MANAGED', expireTime: '2026-12-01T00:00:00.000-08:00' },
      { type: 'SELF_MANAGED', expireTime: '2026-11-01T00:00:00Z' },
    ],
    notApplicable: [
      { type: 'MANAGED', expireTime: '2026-12-01T00:00:00Z' },
      { type: 'MANAGED', expireTime: null },
    ],
  },
});

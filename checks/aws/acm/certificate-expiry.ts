import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysUntil } from 'cloudstance/domain/time';
import { Certificate } from 'cloudstance/resources/aws/acm';
import { z } from 'zod';

const state = { status: 'ISSUED', type: 'IMPORTED', inUse: true, notAfter: '2027-06-01T00:00:00.000Z' };

export default defineCheck({
  id: 'aws-acm-certificate-expiry',
  title: 'Certificates are renewed at least 30 days before they expire',
  severity: 'medium',
  why: 'Browsers and clients refuse a site whose certificate has expired, from one minute to the next.',
  references: ['https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html'],
  on: Certificate.pick('state'),
  params: z.object({ days: z.number().int().positive().default(30) }),
  fix: ({ uid, scope }) => ({
    text: 'Import a new certificate under the same ARN; for one that ACM issued, see why the renewal waits.',
    command: sh`aws acm describe-certificate --region ${scope.region} --certificate-arn ${uid} --query Certificate.RenewalSummary`,
  }),

  evaluate({ state: { status, type, inUse, notAfter } }, { params: { days }, now }) {
    if (status !== 'ISSUED' || notAfter === null) return notApplicable(`The certificate is not in force (${status})`);
    const left = daysUntil(notAfter, now);
    const fact = `${type} certificate, ${inUse ? 'in use' : 'not in use'}, valid until ${notAfter.slice(0, 10)}`;
    if (left < 0) return fail(`${fact}: expired`);
    const said = `${fact}: ${plural(left, 'day')} left`;
    return left < days ? fail(said) : pass(said);
  },

  examples: {
    pass: [{ state }, { state: { ...state, notAfter: '2026-12-21T12:00:00.000Z' } }],
    fail: [
      { state: { ...state, notAfter: '2026-12-21T11:00:00.000Z' } },
      { state: { ...state, type: 'AMAZON_ISSUED', notAfter: '2026-11-22T00:00:00.000Z' } },
      // The snapshot is judged later than it was taken.
      { state: { ...state, notAfter: '2026-11-01T00:00:00.000Z' } },
    ],
    notApplicable: [
      { state: { ...state, status: 'PENDING_VALIDATION', notAfter: null } },
      { state: { ...state, status: 'EXPIRED', notAfter: '2026-01-01T00:00:00.000Z' } },
    ],
  },
});

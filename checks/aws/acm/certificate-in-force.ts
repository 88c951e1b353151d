import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Certificate } from 'cloudstance/resources/aws/acm';

const state = { status: 'ISSUED', type: 'AMAZON_ISSUED', inUse: false, notAfter: '2027-06-01T00:00:00.000Z' };

export default defineCheck({
  id: 'aws-acm-certificate-in-force',
  title: 'ACM holds no certificates that have expired, failed or been revoked',
  severity: 'low',
  why: 'A dead certificate may be put to use by mistake, and one that is in use breaks what uses it.',
  references: ['https://docs.aws.amazon.com/acm/latest/userguide/gs-acm-delete.html'],
  on: Certificate.pick('state'),
  fix: ({ uid, scope }) => sh`aws acm delete-certificate --region ${scope.region} --certificate-arn ${uid}`,

  evaluate({ state: { status, inUse } }) {
    if (status === 'ISSUED') return pass('The certificate is issued');
    if (status === 'PENDING_VALIDATION') return notApplicable('The certificate waits for validation');
    return fail(`The certificate is ${status}${inUse ? ' and in use' : ''}`);
  },

  examples: {
    pass: [{ state }],
    fail: ['EXPIRED', 'FAILED', 'VALIDATION_TIMED_OUT', 'REVOKED'].map((status) => ({ state: { ...state, status } })),
    notApplicable: [{ state: { ...state, status: 'PENDING_VALIDATION', notAfter: null } }],
  },
});

import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Certificate } from 'cloudstance/resources/aws/acm';

const renewal = (status: string, reason: string | null = null) => ({
  details: { transparencyLogging: 'ENABLED', renewal: { status, reason } },
});

export default defineCheck({
  id: 'aws-acm-certificate-renewal',
  title: 'Renewals of certificates that ACM issued go through',
  severity: 'medium',
  why: 'A renewal that cannot validate its domains ends with an expired certificate.',
  references: ['https://docs.aws.amazon.com/acm/latest/userguide/troubleshooting-renewal.html'],
  on: Certificate.pick('details'),
  fix: ({ uid, scope }) => ({
    text: 'Put the validation records back into DNS, or answer the validation mail.',
    command: sh`aws acm describe-certificate --region ${scope.region} --certificate-arn ${uid} --query Certificate.RenewalSummary.DomainValidationOptions`,
  }),

  evaluate({ details: { renewal: last } }) {
    if (last === null) return notApplicable('No renewal has begun');
    const { status, reason } = last;
    if (status === 'FAILED') return fail(`The renewal failed${reason ? ` (${reason})` : ''}`);
    if (status === 'PENDING_VALIDATION')
      return fail('The renewal waits for the validation of domains, which somebody has to see to');
    return pass(`The renewal is ${status}`);
  },

  examples: {
    pass: [renewal('SUCCESS'), renewal('PENDING_AUTO_RENEWAL')],
    fail: [renewal('FAILED', 'CAA_ERROR'), renewal('PENDING_VALIDATION')],
    notApplicable: [{ details: { transparencyLogging: null, renewal: null } }],
  },
});

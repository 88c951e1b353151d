import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Certificate } from 'cloudstance/resources/aws/acm';

const certificate = (type: string, transparencyLogging: string | null) => ({
  state: { status: 'ISSUED', type, inUse: true, notAfter: '2027-06-01T00:00:00.000Z' },
  details: { transparencyLogging, renewal: null },
});

export default defineCheck({
  id: 'aws-acm-certificate-transparency',
  title: 'Certificates are entered into the public transparency logs',
  severity: 'low',
  why: 'Browsers warn of certificates that are not logged, and the logs show if one was issued that nobody asked for.',
  references: ['https://docs.aws.amazon.com/acm/latest/userguide/acm-concepts.html#concept-transparency'],
  on: Certificate.pick('state', 'details'),
  fix: ({ uid, scope }) => ({
    command: sh`aws acm update-certificate-options --region ${scope.region} --certificate-arn ${uid} --options CertificateTransparencyLoggingPreference=ENABLED`,
    terraform: 'resource "aws_acm_certificate": options { certificate_transparency_logging_preference = "ENABLED" }',
  }),

  evaluate({ state: { type }, details: { transparencyLogging } }) {
    if (type !== 'AMAZON_ISSUED') return notApplicable(`ACM does not log certificates of type ${type}`);
    if (transparencyLogging === 'ENABLED') return pass('Transparency logging is on');
    return fail(transparencyLogging === null ? 'ACM does not say that it is logged' : 'Transparency logging is off');
  },

  examples: {
    pass: [certificate('AMAZON_ISSUED', 'ENABLED')],
    fail: [certificate('AMAZON_ISSUED', 'DISABLED'), certificate('AMAZON_ISSUED', null)],
    notApplicable: [certificate('IMPORTED', null), certificate('PRIVATE', 'DISABLED')],
  },
});

import { defineCheck, fail, pass } from 'cloudstance/check';
import { Certificate } from 'cloudstance/resources/aws/acm';

export default defineCheck({
  id: 'aws-acm-certificate-key-length',
  title: 'RSA keys of certificates have at least 2048 bits',
  severity: 'high',
  why: 'Shorter keys can be factored, and then anyone can pose as the site.',
  references: ['https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html'],
  on: Certificate.pick('keyAlgorithm'),
  fix: ({ name }) => ({
    text: `Request or import a certificate for ${name} with RSA_2048 or EC_prime256v1 and put it in the place of this one.`,
    terraform: 'resource "aws_acm_certificate": key_algorithm = "EC_prime256v1"',
  }),

  evaluate({ keyAlgorithm }) {
    // Some answers write RSA-2048, others RSA_2048.
    const bits = /^RSA[-_](\d+)$/.exec(keyAlgorithm)?.[1];
    return bits !== undefined && Number(bits) < 2048
      ? fail(`The key is ${keyAlgorithm}`)
      : pass(`The key is ${keyAlgorithm}`);
  },

  examples: {
    pass: ['RSA_2048', 'RSA-4096', 'EC_prime256v1'].map((keyAlgorithm) => ({ keyAlgorithm })),
    fail: ['RSA_1024', 'RSA-1024'].map((keyAlgorithm) => ({ keyAlgorithm })),
  },
});

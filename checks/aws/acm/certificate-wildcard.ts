import { defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Certificate } from 'cloudstance/resources/aws/acm';

export default defineCheck({
  id: 'aws-acm-certificate-wildcard',
  title: 'Certificates name the hosts they are for',
  severity: 'informational',
  why: 'Whoever gets hold of the key of a wildcard certificate can pose as every host of the domain.',
  references: ['https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html'],
  on: Certificate.pick('domainNames'),
  fix: ({ name }) => ({ text: `Request a certificate for each host instead of ${name}.` }),

  evaluate({ domainNames }) {
    const wild = domainNames.filter((name) => name.startsWith('*.'));
    return wild.length > 0 ? fail(`Valid for ${listOf(wild)}`) : pass(`Valid for ${listOf(domainNames)}`);
  },

  examples: {
    pass: [{ domainNames: ['www.example.com'] }],
    fail: [{ domainNames: ['example.com', '*.example.com'] }],
  },
});

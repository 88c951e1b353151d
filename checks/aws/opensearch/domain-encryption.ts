import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Domain } from 'cloudstance/resources/aws/opensearch';

export default defineCheck({
  id: 'aws-opensearch-domain-encryption',
  title: 'OpenSearch domains are encrypted at rest',
  severity: 'high',
  why: 'Whoever gets at a disk or snapshot of an unencrypted domain reads the data without any key.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html'],
  on: Domain.pick('encryptionAtRest'),
  fix: ({ name, scope }) => ({
    command: sh`aws opensearch update-domain-config --region ${scope.region} --domain-name ${name} --encryption-at-rest-options Enabled=true`,
    terraform: 'resource "aws_opensearch_domain": encrypt_at_rest { enabled = true }',
  }),

  evaluate({ encryptionAtRest }) {
    return encryptionAtRest ? pass('It is encrypted at rest') : fail('It is not encrypted at rest');
  },

  examples: {
    pass: [{ encryptionAtRest: true }],
    fail: [{ encryptionAtRest: false }],
  },
});

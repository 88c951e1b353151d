import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Domain } from 'cloudstance/resources/aws/opensearch';

export default defineCheck({
  id: 'aws-opensearch-domain-fine-grained-access',
  title: 'OpenSearch domains have fine-grained access control',
  severity: 'medium',
  why: 'Without it, whoever may search one index may search, change and delete them all.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html'],
  on: Domain.pick('fineGrainedAccess'),
  fix: ({ name, scope }) => ({
    command: sh`aws opensearch update-domain-config --region ${scope.region} --domain-name ${name} --advanced-security-options Enabled=true,MasterUserOptions={MasterUserARN=ROLE_ARN}`,
    terraform: 'resource "aws_opensearch_domain": advanced_security_options { enabled = true }',
  }),

  evaluate({ fineGrainedAccess }) {
    return fineGrainedAccess?.enabled
      ? pass('Fine-grained access control is on')
      : fail('Fine-grained access control is off');
  },

  examples: {
    pass: [{ fineGrainedAccess: { enabled: true } }],
    fail: [{ fineGrainedAccess: { enabled: false } }, { fineGrainedAccess: null }],
  },
});

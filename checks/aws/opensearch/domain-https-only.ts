import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Domain } from 'cloudstance/resources/aws/opensearch';

export default defineCheck({
  id: 'aws-opensearch-domain-https-only',
  title: 'OpenSearch domains refuse plain HTTP',
  severity: 'medium',
  why: 'Over plain HTTP, whoever is on the way can read requests, answers and passwords.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html'],
  on: Domain.pick('endpoint'),
  fix: ({ name, scope }) => ({
    command: sh`aws opensearch update-domain-config --region ${scope.region} --domain-name ${name} --domain-endpoint-options EnforceHTTPS=true`,
    terraform: 'resource "aws_opensearch_domain": domain_endpoint_options { enforce_https = true }',
  }),

  evaluate({ endpoint: { enforceHTTPS } }) {
    return enforceHTTPS ? pass('HTTPS is required') : fail('Plain HTTP is accepted');
  },

  examples: {
    pass: [{ endpoint: { enforceHTTPS: true, tlsSecurityPolicy: 'Policy-Min-TLS-1-0-2019-07' } }],
    fail: [{ endpoint: { enforceHTTPS: false, tlsSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' } }],
  },
});

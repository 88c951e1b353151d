import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Domain } from 'cloudstance/resources/aws/opensearch';
import { z } from 'zod';

export default defineCheck({
  id: 'aws-opensearch-domain-tls-policy',
  title: 'OpenSearch domains use the current TLS policy',
  severity: 'medium',
  why: 'Older policies accept TLS 1.0, or ciphers with which a stolen key opens recorded traffic.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html'],
  on: Domain.pick('endpoint'),
  params: z.object({
    accepted: z
      .array(z.string())
      .default(['Policy-Min-TLS-1-2-PFS-2023-10', 'Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08']),
  }),
  fix: ({ name, scope }) => ({
    command: sh`aws opensearch update-domain-config --region ${scope.region} --domain-name ${name} --domain-endpoint-options EnforceHTTPS=true,TLSSecurityPolicy=Policy-Min-TLS-1-2-PFS-2023-10`,
    terraform:
      'resource "aws_opensearch_domain": domain_endpoint_options { tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10" }',
  }),

  evaluate({ endpoint: { tlsSecurityPolicy } }, { params: { accepted } }) {
    const said = `Its TLS policy is ${tlsSecurityPolicy}`;
    return accepted.includes(tlsSecurityPolicy) ? pass(said) : fail(said);
  },

  examples: {
    pass: [{ endpoint: { enforceHTTPS: true, tlsSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' } }],
    fail: [
      { endpoint: { enforceHTTPS: true, tlsSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' } },
      { endpoint: { enforceHTTPS: true, tlsSecurityPolicy: 'Policy-Min-TLS-1-0-2019-07' } },
    ],
  },
});

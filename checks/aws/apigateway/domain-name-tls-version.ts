import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { DomainName } from 'cloudstance/resources/aws/apigateway';

export default defineCheck({
  id: 'aws-apigateway-domain-name-tls-version',
  title: 'Domain names of APIs demand TLS 1.2 or later',
  severity: 'medium',
  why: 'Earlier versions have known weaknesses, and no current client needs them.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html',
  ],
  on: DomainName.pick('securityPolicy'),
  fix: ({ name, scope }) => ({
    command: sh`aws apigateway update-domain-name --region ${scope.region} --domain-name ${name} --patch-operations op=replace,path=/securityPolicy,value=TLS_1_2`,
    terraform: 'resource "aws_api_gateway_domain_name": security_policy = "TLS_1_2"',
  }),

  evaluate({ securityPolicy }) {
    return securityPolicy === 'TLS_1_0'
      ? fail('The security policy is TLS_1_0')
      : pass(`The security policy is ${securityPolicy}`);
  },

  examples: {
    pass: ['TLS_1_2', 'SecurityPolicy_TLS13_1_3_2025_09'].map((securityPolicy) => ({ securityPolicy })),
    fail: [{ securityPolicy: 'TLS_1_0' }],
  },
});

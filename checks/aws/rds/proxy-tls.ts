import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Proxy } from 'cloudstance/resources/aws/rds';

export default defineCheck({
  id: 'aws-rds-proxy-tls',
  title: 'RDS proxies refuse connections without TLS',
  severity: 'medium',
  why: 'A client that falls back to no encryption sends its password and all data in the clear.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-connections.html'],
  on: Proxy.pick('requireTLS'),
  fix: ({ name, scope }) => ({
    command: sh`aws rds modify-db-proxy --region ${scope.region} --db-proxy-name ${name} --require-tls`,
    terraform: 'resource "aws_db_proxy": require_tls = true',
  }),

  evaluate({ requireTLS }) {
    return requireTLS ? pass('Clients must use TLS') : fail('Clients may connect without TLS');
  },

  examples: {
    pass: [{ requireTLS: true }],
    fail: [{ requireTLS: false }],
  },
});

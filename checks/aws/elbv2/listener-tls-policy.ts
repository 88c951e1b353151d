import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Listener } from 'cloudstance/resources/aws/elbv2';
import { modern, none, original } from './_tls.ts';

const current = new Set(['TLSv1.2', 'TLSv1.3']);

export default defineCheck({
  id: 'aws-elbv2-listener-tls-policy',
  title: 'Load balancer listeners speak no TLS older than 1.2',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 are withdrawn: they rest on broken hashes and ciphers, and no current client needs them.',
  references: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html'],
  on: Listener.pick('sslPolicy', 'tls'),
  fix: ({ uid, scope }) => ({
    command: sh`aws elbv2 modify-listener --region ${scope.region} --listener-arn ${uid} --ssl-policy ELBSecurityPolicy-TLS13-1-2-Res-2021-06`,
    terraform: 'resource "aws_lb_listener": ssl_policy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"',
  }),

  evaluate({ sslPolicy, tls }) {
    if (sslPolicy === null || tls === null) return notApplicable('The listener ends no TLS');
    const old = tls.protocols.filter((protocol) => !current.has(protocol));
    if (old.length > 0) return fail(`${sslPolicy} allows ${listOf(old.toSorted())}`);
    return pass(`${sslPolicy} allows only ${listOf(tls.protocols.toSorted())}`);
  },

  examples: {
    pass: [modern],
    fail: [original, { ...modern, tls: { ...modern.tls, protocols: ['SSLv3', 'TLSv1.2'] } }],
    notApplicable: [none],
  },
});

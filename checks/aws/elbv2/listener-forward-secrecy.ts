import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Listener } from 'cloudstance/resources/aws/elbv2';
import { modern, none, original } from './_tls.ts';

/** Suites of TLS 1.3, and those of TLS 1.2 that agree on a key for each connection. */
const forwardSecret = /^(?:TLS_|ECDHE-|DHE-)/;

export default defineCheck({
  id: 'aws-elbv2-listener-forward-secrecy',
  title: 'Load balancer listeners use ciphers with forward secrecy only',
  severity: 'low',
  why: 'Without forward secrecy, whoever gets hold of the private key one day can read all traffic recorded before.',
  references: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html'],
  on: Listener.pick('sslPolicy', 'tls'),
  fix: ({ uid, scope }) => ({
    command: sh`aws elbv2 modify-listener --region ${scope.region} --listener-arn ${uid} --ssl-policy ELBSecurityPolicy-TLS13-1-2-Res-2021-06`,
    terraform: 'resource "aws_lb_listener": ssl_policy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"',
  }),

  evaluate({ sslPolicy, tls }) {
    if (sslPolicy === null || tls === null) return notApplicable('The listener ends no TLS');
    const weak = tls.ciphers.filter((cipher) => !forwardSecret.test(cipher));
    if (weak.length > 0) return fail(`${sslPolicy} allows ${listOf(weak.toSorted())}`);
    return pass(`Every cipher of ${sslPolicy} has forward secrecy`);
  },

  examples: { pass: [modern], fail: [original], notApplicable: [none] },
});

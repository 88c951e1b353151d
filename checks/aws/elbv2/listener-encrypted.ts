import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Listener } from 'cloudstance/resources/aws/elbv2';

const of = (type: string) => ({ arn: 'lb-1', type, scheme: 'internal', securityGroups: [] });

export default defineCheck({
  id: 'aws-elbv2-listener-encrypted',
  title: 'Listeners of network load balancers end TLS',
  severity: 'informational',
  why: 'A TCP listener passes on what it gets; whether that is encrypted is up to every single target.',
  references: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/network/create-tls-listener.html'],
  on: Listener.pick('loadBalancer', 'protocol', 'port'),
  fix: ({ uid, scope }) => ({
    text: 'Or see to it that the targets speak TLS themselves',
    command: sh`aws elbv2 modify-listener --region ${scope.region} --listener-arn ${uid} --protocol TLS --ssl-policy ELBSecurityPolicy-TLS13-1-2-Res-2021-06 --certificates CertificateArn=CERTIFICATE`,
    terraform: 'resource "aws_lb_listener": protocol = "TLS"',
  }),

  evaluate({ loadBalancer, protocol, port }) {
    if (loadBalancer.type !== 'network')
      return notApplicable(`Belongs to a load balancer of type ${loadBalancer.type}`);
    if (protocol === 'TLS' || protocol === 'QUIC') return pass(`Speaks ${protocol} on ${port}`);
    return fail(`Passes ${protocol} on ${port} as it comes`);
  },

  examples: {
    pass: [{ loadBalancer: of('network'), protocol: 'TLS', port: 443 }],
    fail: [
      { loadBalancer: of('network'), protocol: 'TCP', port: 80 },
      { loadBalancer: of('network'), protocol: 'TCP_UDP', port: 53 },
    ],
    notApplicable: [
      { loadBalancer: of('application'), protocol: 'HTTP', port: 80 },
      { loadBalancer: of('gateway'), protocol: null, port: null },
    ],
  },
});

import { by, defineCheck, fail, inRegion, notApplicable, pass, sh } from 'cloudstance/check';
import { Listener, LoadBalancer } from 'cloudstance/resources/aws/elbv2';

const enabled = 'access_logs.s3.enabled';
const on = { [enabled]: 'true', 'access_logs.s3.bucket': 'logs' };
const off = { [enabled]: 'false' };
const listener = (protocol: string) => ({
  loadBalancer: { arn: 'lb-1', type: 'network', scheme: 'internal', securityGroups: [] },
  protocol,
});

export default defineCheck({
  id: 'aws-elbv2-load-balancer-access-logs',
  title: 'Load balancers keep access logs',
  severity: 'medium',
  why: 'The access log is often the only record of who asked for what before and during an attack on an application.',
  references: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html'],
  on: LoadBalancer.pick('type', 'attributes'),
  with: { listeners: inRegion(by(Listener.pick('loadBalancer', 'protocol'), ({ loadBalancer }) => loadBalancer.arn)) },
  fix: ({ uid, scope }) => ({
    text: 'BUCKET is a bucket for logs whose policy admits the log delivery of load balancers',
    command: sh`aws elbv2 modify-load-balancer-attributes --region ${scope.region} --load-balancer-arn ${uid} --attributes ${`Key=${enabled},Value=true`} Key=access_logs.s3.bucket,Value=BUCKET`,
    terraform: 'resource "aws_lb": access_logs { enabled = true, bucket = "…" }',
  }),

  evaluate({ uid, type, attributes }, { listeners }) {
    if (type === 'gateway') return notApplicable('Gateway load balancers keep no access logs');
    if (attributes[enabled] === 'true') return pass(`Logs to bucket ${attributes['access_logs.s3.bucket']}`);
    // Network load balancers log TLS connections and nothing else.
    if (type === 'network' && !listeners.get(uid).some(({ protocol }) => protocol === 'TLS'))
      return notApplicable('A network load balancer without TLS listeners has nothing to log');
    return fail('Access logs are off');
  },

  examples: {
    pass: [
      { type: 'application', attributes: on, $listeners: [] },
      { type: 'network', attributes: on, $listeners: [] },
    ],
    fail: [
      { type: 'application', attributes: off, $listeners: [] },
      {
        uid: 'lb-1',
        type: 'network',
        attributes: off,
        $listeners: [listener('TCP'), { ...listener('TLS'), uid: 'l-2' }],
      },
    ],
    notApplicable: [
      { type: 'gateway', attributes: {}, $listeners: [] },
      { uid: 'lb-1', type: 'network', attributes: off, $listeners: [listener('TCP')] },
    ],
  },
});

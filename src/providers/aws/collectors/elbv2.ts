import {
  DescribeLoadBalancerAttributesCommand,
  DescribeSSLPoliciesCommand,
  ElasticLoadBalancingV2Client,
  type Listener as SdkListener,
  type LoadBalancer as SdkLoadBalancer,
  paginateDescribeListeners,
  paginateDescribeLoadBalancers,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { Listener, LoadBalancer } from '../../../resources/aws/elbv2.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

const elb = (aws: Aws): ElasticLoadBalancingV2Client => aws.client(ElasticLoadBalancingV2Client);

const balancersOf = (aws: Aws): Promise<SdkLoadBalancer[]> =>
  aws.once('elbv2:load-balancers', async () => {
    const found: SdkLoadBalancer[] = [];
    for await (const { LoadBalancers = [] } of paginateDescribeLoadBalancers({ client: elb(aws) }, { PageSize: 400 }))
      found.push(...LoadBalancers);
    return found;
  });

export const loadBalancers = defineAwsCollector(LoadBalancer, {
  async *list(aws) {
    for (const balancer of await balancersOf(aws))
      yield {
        uid: balancer.LoadBalancerArn!,
        name: balancer.LoadBalancerName!,
        type: balancer.Type!,
        scheme: balancer.Scheme ?? null,
        availabilityZones: (balancer.AvailabilityZones ?? []).map(({ ZoneName }) => ZoneName!),
      };
  },
  facets: {
    attributes: (aws, { uid }) =>
      elb(aws)
        .send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: uid }))
        .then(({ Attributes }) => Object.fromEntries(Attributes!.map(({ Key, Value }) => [Key!, Value ?? '']))),
  },
});

export const listeners = defineAwsCollector(Listener, {
  async *list(aws) {
    const balancers = await balancersOf(aws);
    // All at once, and what one load balancer refuses does not cost the listeners of the others.
    const answers = await Promise.allSettled(balancers.map((balancer) => listenersOf(aws, balancer)));
    for (const answer of answers) if (answer.status === 'fulfilled') yield* answer.value;
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
  },
  facets: {
    tls: (aws, { sslPolicy }) => (sslPolicy === null ? Promise.resolve(null) : policyOf(aws, sslPolicy)),
  },
});

async function listenersOf(aws: Aws, balancer: SdkLoadBalancer) {
  const query = { LoadBalancerArn: balancer.LoadBalancerArn!, PageSize: 400 };
  const found: SdkListener[] = [];
  for await (const { Listeners = [] } of paginateDescribeListeners({ client: elb(aws) }, query))
    found.push(...Listeners);
  return found.map((listener) => ({
    uid: listener.ListenerArn!,
    name: `${balancer.LoadBalancerName}:${listener.Port ?? 'any port'}`,
    loadBalancer: {
      arn: balancer.LoadBalancerArn!,
      type: balancer.Type!,
      scheme: balancer.Scheme ?? null,
      securityGroups: balancer.SecurityGroups ?? [],
    },
    protocol: listener.Protocol ?? null,
    port: listener.Port ?? null,
    defaultActions: camel(listener.DefaultActions ?? []),
    sslPolicy: listener.SslPolicy ?? null,
  }));
}

/** Asked once for each policy that is in use, so that lists of policies need not be kept here. */
const policyOf = (aws: Aws, name: string) =>
  aws.once(`elbv2:ssl-policy:${name}`, async () => {
    const { SslPolicies = [] } = await elb(aws).send(new DescribeSSLPoliciesCommand({ Names: [name] }));
    const { SslProtocols = [], Ciphers = [] } = SslPolicies[0]!;
    return { protocols: SslProtocols, ciphers: Ciphers.map(({ Name }) => Name!) };
  });

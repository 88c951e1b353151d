import {
  type Action,
  DescribeLoadBalancerAttributesCommand,
  DescribeSSLPoliciesCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  type Listener as SdkListener,
  type LoadBalancer as SdkLoadBalancer,
  paginateDescribeListeners,
  paginateDescribeLoadBalancers,
  paginateDescribeRules,
  paginateDescribeTargetGroups,
  type Rule,
  type RuleCondition,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { Listener, LoadBalancer, TargetGroup } from '../../../resources/aws/elbv2.ts';
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
        network: {
          dnsName: balancer.DNSName!,
          vpcId: balancer.VpcId!,
          subnetIds: (balancer.AvailabilityZones ?? []).map(({ SubnetId }) => SubnetId!).sort(),
          securityGroupIds: balancer.SecurityGroups ?? [],
        },
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
    rules: async (aws, { uid }) => {
      const query = { ListenerArn: uid, PageSize: 400 };
      const pages = await Array.fromAsync(paginateDescribeRules({ client: elb(aws) }, query));
      return pages.flatMap(({ Rules = [] }) => Rules.map(ruleOf)).sort(byPriority);
    },
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

const ruleOf = ({ Priority, Conditions = [], Actions = [] }: Rule) => ({
  priority: Priority!,
  conditions: Conditions.map((condition) => ({ field: condition.Field!, values: valuesOf(condition) })),
  actions: Actions.map(({ Type }) => Type!),
  targetGroups: [...new Set(Actions.flatMap(groupsOf))].sort(),
});

/** The default rule is the last. */
const byPriority = (one: { readonly priority: string }, other: { readonly priority: string }): number =>
  orderOf(one.priority) - orderOf(other.priority);
const orderOf = (priority: string): number => (priority === 'default' ? Number.MAX_SAFE_INTEGER : Number(priority));

/** Each kind of condition has its values in a member of its own; some have them a second time in `Values`. */
const valuesOf = ({ Values = [], QueryStringConfig, ...condition }: RuleCondition): string[] => {
  const { PathPatternConfig, HostHeaderConfig, HttpHeaderConfig, HttpRequestMethodConfig, SourceIpConfig } = condition;
  const configs: readonly (ConditionValues | undefined)[] = [
    PathPatternConfig,
    HostHeaderConfig,
    HttpHeaderConfig,
    HttpRequestMethodConfig,
    SourceIpConfig,
  ];
  const listed = configs.flatMap((config) => [...(config?.Values ?? []), ...(config?.RegexValues ?? [])]);
  const queries = (QueryStringConfig?.Values ?? []).map(({ Key, Value }) => (Key ? `${Key}=${Value}` : Value!));
  return [...new Set([...Values, ...listed, ...queries])].sort();
};
interface ConditionValues {
  readonly Values?: string[] | undefined;
  readonly RegexValues?: string[] | undefined;
}

/** A single group is in both members. */
const groupsOf = ({ TargetGroupArn, ForwardConfig }: Action): string[] => [
  ...(TargetGroupArn === undefined ? [] : [TargetGroupArn]),
  ...(ForwardConfig?.TargetGroups ?? []).map((group) => group.TargetGroupArn!),
];

export const targetGroups = defineAwsCollector(TargetGroup, {
  async *list(aws) {
    for await (const { TargetGroups = [] } of paginateDescribeTargetGroups({ client: elb(aws) }, { PageSize: 400 }))
      for (const { TargetGroupArn, TargetGroupName, LoadBalancerArns = [], ...group } of TargetGroups)
        yield {
          uid: TargetGroupArn!,
          name: TargetGroupName!,
          config: {
            targetType: group.TargetType!,
            protocol: group.Protocol ?? null,
            port: group.Port ?? null,
            vpcId: group.VpcId ?? null,
          },
          loadBalancers: [...LoadBalancerArns].sort(),
        };
  },
  facets: {
    targets: async (aws, { uid }) => {
      const question = new DescribeTargetHealthCommand({ TargetGroupArn: uid });
      const { TargetHealthDescriptions = [] } = await elb(aws).send(question);
      return TargetHealthDescriptions.map(({ Target, TargetHealth }) => ({
        id: Target!.Id!,
        port: Target!.Port ?? null,
        state: TargetHealth!.State!,
      })).sort((a, b) => (`${a.id} ${a.port}` < `${b.id} ${b.port}` ? -1 : 1));
    },
  },
});

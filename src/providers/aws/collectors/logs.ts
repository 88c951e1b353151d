import {
  type CompositeAlarm,
  CloudWatchClient,
  type MetricAlarm,
  paginateDescribeAlarms,
} from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  DescribeResourcePoliciesCommand,
  type MetricFilter as Filter,
  paginateDescribeLogGroups,
  paginateDescribeMetricFilters,
} from '@aws-sdk/client-cloudwatch-logs';
import { paginateListSubscriptionsByTopic, SNSClient } from '@aws-sdk/client-sns';
import { absent } from '../../../collector.ts';
import { ruleNames } from '../../../domain/aws/alarm.ts';
import { parseArn } from '../../../domain/aws/arn.ts';
import { LogGroup, MetricFilter, ResourcePolicy } from '../../../resources/aws/logs.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';
import { describedTrails } from './cloudtrail.ts';

export const logGroups = defineAwsCollector(LogGroup, {
  async *list(aws) {
    for await (const { logGroups: groups = [] } of paginateDescribeLogGroups(
      { client: aws.client(CloudWatchLogsClient) },
      { limit: 50 },
    ))
      for (const group of groups)
        yield { uid: withoutStar(group.arn!), name: group.logGroupName!, config: camel(group) };
  },
  facets: {},
});

export const resourcePolicies = defineAwsCollector(ResourcePolicy, {
  async *list(aws) {
    let page: string | undefined;
    do {
      const { resourcePolicies: policies = [], nextToken } = await aws
        .client(CloudWatchLogsClient)
        .send(new DescribeResourcePoliciesCommand({ ...(page && { nextToken: page }) }));
      for (const { policyName = '', policyDocument } of policies)
        yield {
          uid: `arn:${aws.partition}:logs:${aws.region}:${aws.account}:resource-policy:${policyName}`,
          name: policyName,
          document: policyDocument!,
        };
      page = nextToken;
    } while (page);
  },
  facets: {},
});

export const metricFilters = defineAwsCollector(MetricFilter, {
  async *list(aws) {
    const groups = new Set<string>();
    for await (const { CloudWatchLogsLogGroupArn: arn } of describedTrails(aws)) if (arn) groups.add(withoutStar(arn));
    for (const logGroupArn of groups) {
      const group = parseArn(logGroupArn);
      // The groups of an organization's trail are in another account.
      if (group?.account !== aws.account) continue;
      for (const filter of await filtersOf(aws, group.region, group.resource.replace(/^log-group:/, ''))) {
        yield {
          uid: `${logGroupArn}:metric-filter:${filter.filterName}`,
          name: filter.filterName!,
          region: group.region,
          config: { ...camel(filter), logGroupArn },
        };
      }
    }
  },
  facets: {
    alarms: async (aws, found) => {
      const { metric, composite } = await alarmsIn(aws, found.region!);
      const watched = found.config.metricTransformations.map((m) => metricKey(m.metricNamespace, m.metricName));
      const direct = metric.filter((alarm) => metricsWatched(alarm).some((key) => watched.includes(key)));
      const resting = composite.filter((alarm) =>
        direct.some((part) => ruleNames(alarm.AlarmRule!, part.AlarmName!, part.AlarmArn!)),
      );
      return Promise.all([...direct, ...resting].map((alarm) => describe(aws, found.region!, alarm)));
    },
  },
});

const withoutStar = (arn: string): string => arn.replace(/:\*$/, '');
const metricKey = (namespace = '', name = ''): string => `${namespace}\n${name}`;

/** None where the trail names a group that is gone. */
const filtersOf = async (aws: Aws, region: string, logGroupName: string): Promise<Filter[]> => {
  const client = aws.client(CloudWatchLogsClient, region);
  const pages = await Array.fromAsync(paginateDescribeMetricFilters({ client }, { logGroupName, limit: 50 })).catch(
    absent('ResourceNotFoundException'),
  );
  return (pages ?? []).flatMap(({ metricFilters: filters = [] }) => filters);
};

interface Alarms {
  readonly metric: readonly MetricAlarm[];
  readonly composite: readonly CompositeAlarm[];
}

const alarmsIn = (aws: Aws, region: string): Promise<Alarms> =>
  aws.once(`DescribeAlarms ${region}`, async () => {
    const client = aws.client(CloudWatchClient, region);
    const pages = await Array.fromAsync(
      paginateDescribeAlarms({ client }, { AlarmTypes: ['MetricAlarm', 'CompositeAlarm'], MaxRecords: 100 }),
    );
    return {
      metric: pages.flatMap(({ MetricAlarms = [] }) => MetricAlarms),
      composite: pages.flatMap(({ CompositeAlarms = [] }) => CompositeAlarms),
    };
  });

const metricsWatched = ({ Namespace, MetricName, Metrics = [] }: MetricAlarm): string[] => [
  metricKey(Namespace, MetricName),
  ...Metrics.map(({ MetricStat }) => metricKey(MetricStat?.Metric?.Namespace, MetricStat?.Metric?.MetricName)),
];

async function describe(
  aws: Aws,
  region: string,
  { AlarmName, ActionsEnabled, AlarmActions = [] }: MetricAlarm | CompositeAlarm,
) {
  const topics = AlarmActions.filter((arn) => parseArn(arn)?.service === 'sns');
  return {
    alarmName: AlarmName!,
    actionsEnabled: ActionsEnabled!,
    topics: await Promise.all(
      topics.map(async (topicArn) => ({ topicArn, subscribed: await isSubscribed(aws, region, topicArn) })),
    ),
  };
}

/** Whether anybody confirmed a subscription to a topic; nobody did to one that is gone. Pending ones have no ARN. */
const isSubscribed = (aws: Aws, region: string, TopicArn: string): Promise<boolean> =>
  aws.once(`ListSubscriptionsByTopic ${TopicArn}`, async () => {
    const client = aws.client(SNSClient, region);
    const pages = await Array.fromAsync(paginateListSubscriptionsByTopic({ client }, { TopicArn })).catch(
      absent('NotFoundException'),
    );
    return (pages ?? []).some(({ Subscriptions = [] }) =>
      Subscriptions.some(({ SubscriptionArn }) => SubscriptionArn?.startsWith('arn:')),
    );
  });

import { all, type Check, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { accountOf } from 'cloudstance/domain/aws/arn';
import { metricFilter } from 'cloudstance/domain/aws/metric-filter';
import { listOf } from 'cloudstance/domain/text';
import { Account } from 'cloudstance/resources/aws/account';
import { Trail } from 'cloudstance/resources/aws/cloudtrail';
import { MetricFilter } from 'cloudstance/resources/aws/logs';
import { recordsAllManagement } from '../cloudtrail/_trail.ts';
import { type EventRecord, ordinaryEvent } from './_events.ts';

export interface Watched {
  /** How each event is called in messages, and the event as CloudTrail would deliver it. */
  readonly events: Readonly<Record<string, EventRecord>>;
  /** A metric filter pattern that catches them all. */
  readonly pattern: string;
}

interface Definition extends Watched {
  readonly id: string;
  readonly title: string;
  readonly why: string;
}

const group = 'arn:aws:logs:eu-west-1:111122223333:log-group:cloudtrail';
const trail = {
  uid: 'arn:aws:cloudtrail:eu-west-1:111122223333:trail/main',
  name: 'main',
  config: {
    s3BucketName: 'trail-logs',
    isMultiRegionTrail: true,
    isOrganizationTrail: false,
    includeGlobalServiceEvents: true,
    logFileValidationEnabled: true,
    hasInsightSelectors: false,
    cloudWatchLogsLogGroupArn: `${group}:*`,
  },
  status: { isLogging: true },
  selectors: { eventSelectors: [{ readWriteType: 'All', includeManagementEvents: true }] },
};
const organizationTrail = {
  ...trail,
  uid: 'arn:aws:cloudtrail:us-east-1:999988887777:trail/organization',
  name: 'organization',
  config: { ...trail.config, isOrganizationTrail: true },
};
const withoutManagement = { eventSelectors: [{ readWriteType: 'All', includeManagementEvents: false }] };
const alarm = (subscribed = true) => ({
  alarmName: 'watch',
  actionsEnabled: true,
  topics: [{ topicArn: 'arn:aws:sns:eu-west-1:111122223333:alarms', subscribed }],
});

/**
 * An account hears of certain events: every one of them is caught by a metric filter, on a log group that a running
 * trail of all management events in all regions delivers to, with an alarm that tells a topic with a confirmed subscription.
 */
export function watched({ id, title, why, events, pattern }: Definition): Check {
  const names = Object.keys(events);
  const filter = (filterPattern: string, logGroupArn = group) => ({
    name: 'watch',
    config: { logGroupArn, filterPattern, metricTransformations: [{ metricNamespace: 'Trail', metricName: 'watch' }] },
    alarms: [alarm()],
  });
  const good = filter(pattern);

  return defineCheck({
    id,
    title,
    severity: 'low',
    why,
    references: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html'],
    on: Account.pick(),
    with: {
      trails: all(Trail.pick('config', 'status', 'selectors')),
      filters: all(MetricFilter.pick('config', 'alarms')),
    },
    fix: () => ({
      text: 'In the region of a trail for all regions that delivers to CloudWatch Logs: a metric filter, an alarm on its metric, a topic that somebody is subscribed to.',
      command: sh`aws logs put-metric-filter --log-group-name GROUP --filter-name ${id} --filter-pattern ${pattern} --metric-transformations ${`metricName=${id},metricNamespace=CloudTrail,metricValue=1`} && aws cloudwatch put-metric-alarm --alarm-name ${id} --namespace CloudTrail --metric-name ${id} --statistic Sum --period 300 --evaluation-periods 1 --threshold 1 --comparison-operator GreaterThanOrEqualToThreshold --alarm-actions TOPIC`,
      terraform: 'resource "aws_cloudwatch_log_metric_filter" and resource "aws_cloudwatch_metric_alarm"',
    }),

    evaluate(subject, { trails, filters }) {
      const caught = new Map<string, ReadonlySet<string>>();
      const catches = ({ config: { filterPattern } }: Filter, name: string): boolean => {
        const found = caught.get(filterPattern) ?? caughtBy(filterPattern, events);
        caught.set(filterPattern, found);
        return found.has(name);
      };
      const isFed = ({ config }: Filter): boolean =>
        trails.some(
          (t) =>
            t.config.cloudWatchLogsLogGroupArn?.replace(/:\*$/, '') === config.logGroupArn && recordsAllManagement(t),
        );
      const unheard = names.filter(
        (name) => !filters.some((f) => catches(f, name) && isFed(f) && f.alarms.some(notifies)),
      );
      if (unheard.length === 0) return pass('Every such event raises an alarm that somebody hears');

      const owner = trails.find(
        (t) => accountOf(t.uid) !== subject.scope.account && t.config.isMultiRegionTrail && t.status.isLogging,
      );
      if (owner)
        return notApplicable(
          `Trail ${owner.name} of account ${accountOf(owner.uid)} records this account: the alarm belongs there`,
        );

      const uncaught = unheard.filter((name) => !filters.some((f) => catches(f, name)));
      if (uncaught.length > 0) return fail(`No metric filter on the log group of a trail catches ${listOf(uncaught)}`);
      const catching = filters.filter((f) => unheard.some((name) => catches(f, name)));
      const fed = catching.filter(isFed);
      const called = (list: typeof catching): string => listOf(list.map((f) => f.name).toSorted());
      if (fed.length === 0)
        return fail(`No running trail of all management events in all regions feeds metric filter ${called(catching)}`);
      if (fed.every((f) => f.alarms.length === 0)) return fail(`No alarm watches metric filter ${called(fed)}`);
      return fail(
        `Nobody hears the alarm of metric filter ${called(fed)}: actions are off, or no subscription to its topic is confirmed`,
      );
    },

    examples: {
      pass: [
        { $trails: [trail], $filters: [good] },
        { $trails: [trail], $filters: [filter(pattern.replaceAll(/\s+/g, ' ').replaceAll(/ ?(=|\|\||&&) ?/g, '$1'))] },
        { $trails: [trail, { ...organizationTrail, status: { isLogging: false } }], $filters: [filter('ERROR'), good] },
      ],
      fail: [
        { $trails: [], $filters: [] },
        { $trails: [trail], $filters: [] },
        { $trails: [trail], $filters: [filter('')] },
        { $trails: [trail], $filters: [filter('{ $.eventName = * }')] },
        { $trails: [trail], $filters: [{ ...good, alarms: [] }] },
        { $trails: [trail], $filters: [{ ...good, alarms: [alarm(false)] }] },
        { $trails: [trail], $filters: [{ ...good, alarms: [{ ...alarm(), actionsEnabled: false }] }] },
        { $trails: [trail], $filters: [{ ...good, alarms: [{ ...alarm(), topics: [] }] }] },
        { $trails: [trail], $filters: [filter(pattern, 'arn:aws:logs:eu-west-1:111122223333:log-group:other')] },
        { $trails: [{ ...trail, status: { isLogging: false } }], $filters: [good] },
        { $trails: [{ ...trail, config: { ...trail.config, isMultiRegionTrail: false } }], $filters: [good] },
        // The events never get there.
        { $trails: [{ ...trail, selectors: withoutManagement }], $filters: [good] },
      ],
      notApplicable: [{ $trails: [organizationTrail], $filters: [] }],
    },
  });
}

interface Filter {
  readonly config: { readonly logGroupArn: string; readonly filterPattern: string };
}

/** The events that a filter catches: none, if it catches what is ordinary, too. */
function caughtBy(pattern: string, events: Watched['events']): ReadonlySet<string> {
  const matches = metricFilter(pattern);
  if (matches(ordinaryEvent)) return new Set();
  return new Set(Object.keys(events).filter((name) => matches(events[name])));
}

const notifies = ({
  actionsEnabled,
  topics,
}: {
  actionsEnabled: boolean;
  topics: readonly { subscribed: boolean }[];
}): boolean => actionsEnabled && topics.some(({ subscribed }) => subscribed);

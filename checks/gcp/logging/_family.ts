import { all, by, type Check, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { logFilter } from 'cloudstance/domain/gcp/log-filter';
import { listOf } from 'cloudstance/domain/text';
import { LogMetric } from 'cloudstance/resources/gcp/logging';
import { AlertPolicy, NotificationChannel } from 'cloudstance/resources/gcp/monitoring';
import { Project } from 'cloudstance/resources/gcp/project';
import { channelId, tells } from '../monitoring/_alerts.ts';
import { type LogEntry, ordinaryEvent } from './_events.ts';

interface Definition {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** How each event is called in messages, and the entry that it leaves in the log. */
  readonly events: Readonly<Record<string, LogEntry>>;
  /** A filter that catches them all. */
  readonly filter: string;
}

interface Condition {
  readonly conditionThreshold?: { readonly filter: string } | undefined;
  readonly conditionMatchedLog?: { readonly filter: string } | undefined;
  readonly conditionMonitoringQueryLanguage?: { readonly query: string } | undefined;
  readonly conditionPrometheusQueryLanguage?: { readonly query: string } | undefined;
}

/** The metric is named, and not only the beginning of a longer name. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1))
    if (!/[\w\-.,+!*'()%/]/.test(text[at + name.length] ?? '') || /['`]/.test(text[at + name.length] ?? ''))
      return true;
  return false;
}

/** Whether a condition looks at a log-based metric, in whichever of the four ways to write one. */
function watches(condition: Condition, metric: string): boolean {
  const name = `logging.googleapis.com/user/${metric}`;
  const {
    conditionThreshold,
    conditionMonitoringQueryLanguage: mql,
    conditionPrometheusQueryLanguage: promql,
  } = condition;
  const texts = [conditionThreshold?.filter, mql?.query, promql?.query];
  if (texts.some((text) => text !== undefined && mentions(text, name))) return true;
  // https://cloud.google.com/monitoring/promql/promql-mapping
  const mapped = `logging_googleapis_com:user_${metric.replaceAll(/\W/g, '_')}`;
  return promql !== undefined && mentions(promql.query, mapped);
}

const path = 'projects/example-project/notificationChannels/1';

/**
 * A project hears of certain events: each of them is caught by a log-based metric with an alert policy on it, or by an alert
 * policy on log entries, and the policy has a channel that works.
 */
export function watched({ id, title, why, events, filter }: Definition): Check {
  const names = Object.keys(events);
  const metric = (of: string, more: object = {}) => ({
    name: 'watch',
    config: { filter: of, disabled: false, ...more },
  });
  const alert = (condition: Condition, more: object = {}) => ({
    name: 'watch',
    config: { enabled: true, conditions: [condition], notificationChannels: [path], ...more },
  });
  const channel = (more: object = {}) => ({
    uid: `//monitoring.googleapis.com/${path}`,
    config: { enabled: true, ...more },
  });
  const onMetric = {
    conditionThreshold: { filter: 'metric.type="logging.googleapis.com/user/watch" AND resource.type="global"' },
  };
  const good = { $metrics: [metric(filter)], $alerts: [alert(onMetric)], $channels: [channel()] };

  return defineCheck({
    id,
    title,
    severity: 'low',
    why,
    references: [
      'https://cloud.google.com/logging/docs/alerting/log-based-alerts',
      'https://cloud.google.com/logging/docs/logs-based-metrics',
    ],
    on: Project.pick(),
    with: {
      metrics: all(LogMetric.pick('config')),
      alerts: all(AlertPolicy.pick('config')),
      channels: by(NotificationChannel.pick('config'), ({ uid }) => channelId(uid)),
    },
    fix: ({ scope }) => ({
      text: 'A log-based metric, an alert policy on it, and a notification channel that somebody reads.',
      command: sh`gcloud logging metrics create ${id} --description ${title} --log-filter ${filter} --project ${scope.account} && gcloud monitoring policies create --display-name ${id} --condition-display-name ${id} --condition-filter ${`metric.type="logging.googleapis.com/user/${id}" AND resource.type="global"`} --if ${'> 0'} --duration 0s --combiner OR --notification-channels CHANNEL --project ${scope.account}`,
      terraform: 'resource "google_logging_metric" and resource "google_monitoring_alert_policy"',
    }),

    evaluate(_, { metrics, alerts, channels }) {
      const caught = new Map<string, ReadonlySet<string>>();
      const catches = (text: string, event: string): boolean => {
        const found = caught.get(text) ?? caughtBy(text, events);
        caught.set(text, found);
        return found.has(event);
      };
      const counts = ({ config }: { config: { disabled: boolean; filter: string } }, event: string): boolean =>
        !config.disabled && catches(config.filter, event);
      const isAbout = (condition: Condition, event: string): boolean =>
        (condition.conditionMatchedLog !== undefined && catches(condition.conditionMatchedLog.filter, event)) ||
        metrics.some((m) => counts(m, event) && watches(condition, m.name));
      const alertsOn = (event: string) =>
        alerts.filter(({ config }) => config.conditions.some((c) => isAbout(c, event)));

      const unheard = names.filter(
        (event) => !alerts.some((a) => tells(a, channels) && a.config.conditions.some((c) => isAbout(c, event))),
      );
      if (unheard.length === 0) return pass('Every such event raises an alert that somebody hears');
      const unwatched = unheard.filter((event) => alertsOn(event).length === 0);
      if (unwatched.length === 0) {
        const silent = new Set(unheard.flatMap((event) => alertsOn(event).map(({ name }) => name)));
        return fail(
          `Nobody hears the alert policy ${listOf([...silent].toSorted())}: it is off, invalid, or has no working channel`,
        );
      }
      const uncounted = unwatched.filter((event) => !metrics.some((m) => counts(m, event)));
      return uncounted.length > 0
        ? fail(`No log-based metric or alert catches ${listOf(uncounted)}`)
        : fail(`No alert policy watches the metric that counts ${listOf(unwatched)}`);
    },

    examples: {
      pass: [
        good,
        { ...good, $metrics: [metric('severity>=ERROR'), metric(filter.replaceAll(/\s+/g, ' '))] },
        { ...good, $metrics: [], $alerts: [alert({ conditionMatchedLog: { filter } })] },
        {
          ...good,
          $alerts: [
            alert({
              conditionMonitoringQueryLanguage: {
                query: "fetch global | metric 'logging.googleapis.com/user/watch' | every 1m",
              },
            }),
          ],
        },
        {
          ...good,
          $alerts: [
            alert({ conditionPrometheusQueryLanguage: { query: 'rate(logging_googleapis_com:user_watch[5m]) > 0' } }),
          ],
        },
        { ...good, $channels: [channel({ verificationStatus: 'VERIFIED' })] },
      ],
      fail: [
        { $metrics: [], $alerts: [], $channels: [] },
        { ...good, $alerts: [] },
        { ...good, $metrics: [] },
        { ...good, $metrics: [metric(filter, { disabled: true })] },
        // Catches everything, and so nothing in particular.
        { ...good, $metrics: [metric('')] },
        { ...good, $metrics: [metric(`NOT (${filter})`)] },
        { ...good, $alerts: [alert(onMetric, { enabled: false })] },
        { ...good, $alerts: [alert(onMetric, { validity: 'no such metric' })] },
        { ...good, $alerts: [alert(onMetric, { notificationChannels: [] })] },
        {
          ...good,
          $alerts: [alert({ conditionThreshold: { filter: 'metric.type="logging.googleapis.com/user/watch-more"' } })],
        },
        { ...good, $channels: [] },
        { ...good, $channels: [channel({ enabled: false })] },
        { ...good, $channels: [channel({ verificationStatus: 'UNVERIFIED' })] },
        // One of the events is left out.
        ...(names.length > 1
          ? [{ ...good, $metrics: [metric(`(${filter}) AND NOT (${onlyOf(events[names[0]!]!)})`)] }]
          : []),
      ],
    },
  });
}

/** A filter for just this method and, where policies change, this change. */
function onlyOf(event: LogEntry): string {
  const { methodName, serviceData } = (event as { protoPayload: any }).protoPayload;
  const action = serviceData?.policyDelta?.bindingDeltas?.[0]?.action as string | undefined;
  const method = `protoPayload.methodName="${methodName}"`;
  return action ? `${method} AND protoPayload.serviceData.policyDelta.bindingDeltas.action="${action}"` : method;
}

/** The events that a filter catches: none, if it catches what is ordinary, too. */
function caughtBy(filter: string, events: Definition['events']): ReadonlySet<string> {
  const matches = logFilter(filter);
  if (matches(ordinaryEvent)) return new Set();
  return new Set(Object.keys(events).filter((name) => matches(events[name])));
}

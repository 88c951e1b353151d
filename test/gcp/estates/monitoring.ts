import { type GcpEstate, paged, project, projectNumber } from '../fake.ts';

const monitoring = 'https://monitoring.googleapis.com/v3';
const record = { mutateTime: '2026-01-05T22:35:43.211471850Z', mutatedBy: 'ana@example.com' };
const channelName = (id: string): string => `projects/${project}/notificationChannels/${id}`;

const channel = (id: string, more: object = {}) => ({
  name: channelName(id),
  type: 'email',
  displayName: id,
  labels: { email_address: `${id}@example.com` },
  enabled: true,
  creationRecord: record,
  ...more,
});
const policy = (id: string, conditions: readonly object[], more: object = {}) => ({
  name: `projects/${project}/alertPolicies/${id}`,
  displayName: id,
  combiner: 'OR',
  conditions: conditions.map((condition, i) => ({
    name: `projects/${project}/alertPolicies/${id}/conditions/${i}`,
    displayName: id,
    ...condition,
  })),
  enabled: true,
  notificationChannels: [channelName('security')],
  creationRecord: record,
  mutationRecord: record,
  ...more,
});
/** The usual condition on a log-based metric. */
export const onMetric = (name: string) => ({
  conditionThreshold: {
    filter: `metric.type="logging.googleapis.com/user/${name}" AND resource.type="global"`,
    comparison: 'COMPARISON_GT',
    duration: '0s',
    trigger: { count: 1 },
  },
});

export const monitored = (
  policies: readonly ReturnType<typeof policy>[],
  channels: readonly ReturnType<typeof channel>[],
) => {
  const named = (items: readonly { readonly name: string }[]) =>
    Object.fromEntries(items.map((item) => [`//monitoring.googleapis.com/${item.name}`, item]));
  return {
    rest: {
      [`GET ${monitoring}/projects/${project}/alertPolicies`]: paged('alertPolicies', policies),
      [`GET ${monitoring}/projects/${project}/notificationChannels`]: paged('notificationChannels', channels),
    },
    assets: {
      'monitoring.googleapis.com/AlertPolicy': named(policies),
      'monitoring.googleapis.com/NotificationChannel': named(channels),
    },
  } satisfies GcpEstate;
};

export default monitored(
  [
    policy('firewall', [onMetric('firewall')], { notificationChannels: [] }),
    policy('route', [onMetric('route')], { enabled: false }),
    policy(
      'network',
      [
        {
          conditionMonitoringQueryLanguage: {
            query: "fetch global | metric 'logging.googleapis.com/user/network'",
            duration: '0s',
          },
        },
      ],
      { notificationChannels: [channelName('unread'), channelName('gone')] },
    ),
    policy(
      'sql',
      [{ conditionPrometheusQueryLanguage: { query: 'logging_googleapis_com:user_sql > 0', duration: '0s' } }],
      {
        validity: { code: 3, message: 'The metric does not exist' },
      },
    ),
    policy('errors', [{ conditionMatchedLog: { filter: 'severity>=ERROR' } }], {
      displayName: undefined,
      userLabels: { team: 'shop' },
      notificationChannels: [`projects/${projectNumber}/notificationChannels/security`],
      validity: {},
    }),
    policy(
      'quiet',
      [{ conditionAbsent: { filter: 'metric.type="compute.googleapis.com/instance/uptime"', duration: '300s' } }],
      {
        notificationChannels: [channelName('off')],
      },
    ),
  ],
  [
    channel('security', { verificationStatus: 'VERIFIED', userLabels: { team: 'security' } }),
    channel('unread', { verificationStatus: 'UNVERIFIED' }),
    channel('off', { enabled: false }),
  ],
);

const counted = ['owner', 'audit', 'role', 'firewall', 'route', 'network', 'bucket'];
export const clean = monitored(
  [
    policy('changes', counted.slice(0, 6).map(onMetric)),
    policy('buckets', counted.slice(6).map(onMetric)),
    policy('sql', [{ conditionMatchedLog: { filter: 'protoPayload.methodName="cloudsql.instances.update"' } }]),
  ],
  [channel('security')],
);

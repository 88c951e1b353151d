import { folder, gcpError, type GcpEstate, organization, paged, project } from '../fake.ts';
import leakyMonitoring, { clean as cleanMonitoring } from './monitoring.ts';

const logging = 'https://logging.googleapis.com/v2';
const sink = (name: string, destination: string, more: object = {}) => ({
  name,
  destination,
  writerIdentity: 'serviceAccount:service-111111111111@gcp-sa-logging.iam.gserviceaccount.com',
  createTime: '2026-03-11T15:53:34.972824618Z',
  ...more,
});
const own = (id: string): string => `logging.googleapis.com/projects/${project}/locations/global/buckets/${id}`;
const builtIn = [
  sink('_Required', own('_Required'), { filter: 'LOG_ID("cloudaudit.googleapis.com/activity")' }),
  sink('_Default', own('_Default'), { filter: 'NOT LOG_ID("cloudaudit.googleapis.com/activity")' }),
];
const bucket = (id: string, more: object = {}, location = 'global') => ({
  name: `projects/${project}/locations/${location}/buckets/${id}`,
  lifecycleState: 'ACTIVE',
  retentionDays: 30,
  ...more,
});
const required = bucket('_Required', { retentionDays: 400, locked: true });
const metric = (name: string, filter: string, more: object = {}) => ({
  name,
  filter,
  metricDescriptor: { metricKind: 'DELTA', valueType: 'INT64', unit: '1' },
  ...more,
});

interface Parts {
  /** By container. */
  readonly sinks: Readonly<Record<string, readonly ReturnType<typeof sink>[]>>;
  readonly buckets: readonly ReturnType<typeof bucket>[];
  readonly metrics: readonly ReturnType<typeof metric>[];
  /** Cloud Storage, by name. */
  readonly storage: Readonly<Record<string, object>>;
}

function estate({ sinks, buckets, metrics, storage }: Parts) {
  const inProject = (word: string, items: readonly { readonly name: string }[]) =>
    Object.fromEntries(
      items.map((item) => [`//logging.googleapis.com/projects/${project}/${word}/${item.name}`, item]),
    );
  return {
    rest: {
      ...Object.fromEntries(
        Object.entries(sinks).map(([container, items]) => [`GET ${logging}/${container}/sinks`, paged('sinks', items)]),
      ),
      [`GET ${logging}/projects/${project}/locations/-/buckets`]: paged('buckets', buckets),
      [`GET ${logging}/projects/${project}/metrics`]: paged('metrics', metrics),
      ...Object.fromEntries(
        Object.entries(storage).map(([name, more]) => [
          `GET https://storage.googleapis.com/storage/v1/b/${name}`,
          { kind: 'storage#bucket', id: name, name, location: 'EU', ...more },
        ]),
      ),
    },
    assets: {
      'logging.googleapis.com/LogSink': inProject('sinks', sinks[`projects/${project}`] ?? []),
      'logging.googleapis.com/LogBucket': Object.fromEntries(
        buckets.map((one) => [`//logging.googleapis.com/${one.name}`, one]),
      ),
      'logging.googleapis.com/LogMetric': inProject('metrics', metrics),
    },
  } satisfies GcpEstate;
}

const retentionPolicy = { retentionPeriod: '31536000', effectiveTime: '2026-01-01T00:00:00.000Z' };
const named = (type: string, ...methods: string[]): string =>
  `resource.type="${type}" AND protoPayload.methodName:(${methods.map((method) => `"${method}"`).join(' OR ')})`;
const filters = {
  owner: `protoPayload.serviceName="cloudresourcemanager.googleapis.com" AND (ProjectOwnership OR projectOwnerInvitee
    OR protoPayload.serviceData.policyDelta.bindingDeltas.role="roles/owner")`,
  audit: 'protoPayload.methodName="SetIamPolicy" AND protoPayload.serviceData.policyDelta.auditConfigDeltas:*',
  role: named('iam_role', 'CreateRole', 'UpdateRole', 'DeleteRole'),
  firewall: named('gce_firewall_rule', 'firewalls.insert', 'firewalls.patch', 'firewalls.delete'),
  route: 'resource.type="gce_route" AND protoPayload.methodName=~"compute\\.routes\\.(insert|delete)"',
  network: named('gce_network', 'insert', 'patch', 'delete', 'addPeering', 'removePeering'),
  bucket: named('gcs_bucket', 'storage.setIamPermissions'),
};

export default [
  estate({
    sinks: {
      [`projects/${project}`]: [
        ...builtIn,
        sink('errors', 'storage.googleapis.com/error-logs', {
          filter: 'severity>=ERROR',
          exclusions: [
            { name: 'noise', filter: 'resource.type="gce_instance"' },
            { name: 'past', filter: 'resource.type="k8s_node"', disabled: true },
          ],
        }),
        sink('old', 'storage.googleapis.com/old-logs', { disabled: true }),
        sink('gone', 'storage.googleapis.com/gone-logs', { filter: 'severity>=ERROR' }),
      ],
      [`folders/${folder}`]: [sink('folder', 'storage.googleapis.com/folder-logs')],
      [`organizations/${organization}`]: [
        sink('audit', 'storage.googleapis.com/audit-logs', {
          includeChildren: true,
          filter: 'LOG_ID("cloudaudit.googleapis.com/activity")',
          exclusions: [{ name: 'noise', filter: 'resource.type="gce_instance"' }],
        }),
      ],
    },
    buckets: [
      required,
      bucket('_Default'),
      bucket('audit', { retentionDays: 365, locked: true }, 'europe-west1'),
      bucket('debug', { retentionDays: 7 }),
      bucket('leaving', { lifecycleState: 'DELETE_REQUESTED' }),
    ],
    metrics: [
      metric('firewall', filters.firewall),
      metric('route', filters.route),
      metric('network', filters.network),
      metric('sql', 'protoPayload.methodName="cloudsql.instances.update"'),
      metric('role', filters.role, { disabled: true }),
      metric('owner', ''),
    ],
    storage: {
      'error-logs': {},
      'old-logs': {},
      'folder-logs': { retentionPolicy },
      'audit-logs': { retentionPolicy: { ...retentionPolicy, isLocked: true } },
    },
  }),
  { rest: { 'GET https://storage.googleapis.com/storage/v1/b/gone-logs': gcpError('NOT_FOUND', 404) } },
  leakyMonitoring,
];

export const clean = [
  estate({
    sinks: {
      [`projects/${project}`]: builtIn,
      [`folders/${folder}`]: [],
      [`organizations/${organization}`]: [
        sink('everything', 'storage.googleapis.com/all-logs', { includeChildren: true }),
      ],
    },
    buckets: [
      required,
      bucket('_Default', { retentionDays: 90 }),
      bucket('audit', { retentionDays: 365, locked: true }, 'europe-west1'),
    ],
    metrics: Object.entries(filters).map(([name, filter]) => metric(name, filter)),
    storage: { 'all-logs': { retentionPolicy: { ...retentionPolicy, isLocked: true } } },
  }),
  cleanMonitoring,
];

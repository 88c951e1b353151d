/** Entries of audit logs, as far as filters look at them. */
export type LogEntry = object;

interface Audited {
  readonly type: string;
  readonly service: string;
  readonly method: string;
  readonly log?: string;
  readonly more?: object;
}

/** An entry about one call (https://cloud.google.com/logging/docs/audit/understanding-audit-logs). */
export const audited = ({ type, service, method, log = 'activity', more = {} }: Audited): LogEntry => ({
  logName: `projects/example-project/logs/cloudaudit.googleapis.com%2F${log}`,
  severity: log === 'activity' ? 'NOTICE' : 'INFO',
  resource: { type, labels: { project_id: 'example-project' } },
  // Short operations have one entry, which is both.
  operation: { id: 'operation-1', producer: service, first: true, last: true },
  protoPayload: {
    '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
    authenticationInfo: { principalEmail: 'ana@example.com' },
    serviceName: service,
    methodName: method,
    resourceName: 'projects/example-project/things/one',
    ...more,
  },
});

/** What happens all day: a filter that catches this watches everything. */
export const ordinaryEvent = audited({
  type: 'gcs_bucket',
  service: 'storage.googleapis.com',
  method: 'storage.objects.get',
  log: 'data_access',
});

/** Calls of a service on one type of resource: `{ insertion: 'v1.compute.routes.insert' }`. */
export const calls = (
  type: string,
  service: string,
  methods: Readonly<Record<string, string>>,
): Readonly<Record<string, LogEntry>> =>
  Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, audited({ type, service, method })]));

import { AlertPolicy, NotificationChannel } from '../../../resources/gcp/monitoring.ts';
import { defineGcpCollector, lastOf } from '../define.ts';

const monitoring = 'https://monitoring.googleapis.com/v3';

/** Of a condition what says which entries or metrics it watches. */
const conditionOf = (condition: any) => ({
  conditionThreshold: condition.conditionThreshold && { filter: condition.conditionThreshold.filter },
  conditionMatchedLog: condition.conditionMatchedLog && { filter: condition.conditionMatchedLog.filter },
  conditionMonitoringQueryLanguage: condition.conditionMonitoringQueryLanguage && {
    query: condition.conditionMonitoringQueryLanguage.query,
  },
  conditionPrometheusQueryLanguage: condition.conditionPrometheusQueryLanguage && {
    query: condition.conditionPrometheusQueryLanguage.query,
  },
});

/** A status without a code is a success. */
const problemIn = (validity: any): string | undefined =>
  validity?.code ? `${validity.message ?? `code ${validity.code}`}` : undefined;

export const alertPolicies = defineGcpCollector(AlertPolicy, {
  async *list(gcp) {
    const url = `${monitoring}/projects/${gcp.project}/alertPolicies?pageSize=1000`;
    const policies = gcp.resources('monitoring.googleapis.com/AlertPolicy', () => gcp.pages(url, 'alertPolicies'));
    for await (const { data, asOf } of policies)
      yield {
        uid: `//monitoring.googleapis.com/${data.name}`,
        name: data.displayName || lastOf(data.name),
        asOf,
        tags: data.userLabels ?? {},
        config: {
          enabled: data.enabled,
          conditions: (data.conditions ?? []).map(conditionOf),
          notificationChannels: data.notificationChannels ?? [],
          validity: problemIn(data.validity),
        },
      };
  },
  facets: {},
});

export const notificationChannels = defineGcpCollector(NotificationChannel, {
  async *list(gcp) {
    const url = `${monitoring}/projects/${gcp.project}/notificationChannels?pageSize=1000`;
    const type = 'monitoring.googleapis.com/NotificationChannel';
    for await (const { data, asOf } of gcp.resources(type, () => gcp.pages(url, 'notificationChannels')))
      yield {
        uid: `//monitoring.googleapis.com/${data.name}`,
        name: data.displayName || lastOf(data.name),
        asOf,
        tags: data.userLabels ?? {},
        config: { enabled: data.enabled, verificationStatus: data.verificationStatus },
      };
  },
  facets: {},
});

import { Instance } from '../../../resources/gcp/sql.ts';
import { defineGcpCollector, regionOf, wholePages } from '../define.ts';

const api = 'https://sqladmin.googleapis.com/sql/v1beta4';

interface Flag {
  readonly name: string;
  /** Left out of flags that take none: they are on by being there. */
  readonly value?: string;
}

/** `items` is left out where there is none; each of them is one of Cloud SQL, whoever else may answer. */
const itemsOf = (page: any): readonly any[] => page.items ?? [];

export const instances = defineGcpCollector(Instance, {
  async *list(gcp) {
    const url = `${api}/projects/${gcp.project}/instances`;
    for await (const { data, asOf } of gcp.resources('sqladmin.googleapis.com/Instance', () =>
      wholePages(gcp, url, itemsOf),
    )) {
      const { settings = {}, ipAddresses = [] } = data;
      const { ipConfiguration = {}, backupConfiguration = {}, databaseFlags = [] } = settings;
      yield {
        uid: `//cloudsql.googleapis.com/projects/${gcp.project}/instances/${data.name}`,
        name: data.name,
        region: regionOf(data.region),
        asOf,
        tags: settings.userLabels ?? {},
        // The API leaves out what is off.
        config: {
          databaseVersion: data.databaseVersion,
          instanceType: data.instanceType ?? 'CLOUD_SQL_INSTANCE',
          flags: Object.fromEntries((databaseFlags as Flag[]).map(({ name, value = 'on' }) => [name, value])),
          sslMode: ipConfiguration.sslMode,
          requireSsl: ipConfiguration.requireSsl,
          authorizedNetworks: (ipConfiguration.authorizedNetworks ?? []).map(({ value }: { value: string }) => value),
          publicAddress:
            ipConfiguration.ipv4Enabled ?? ipAddresses.some(({ type }: { type: string }) => type === 'PRIMARY'),
          backups: backupConfiguration.enabled ?? false,
          // MySQL says it by the second.
          pointInTimeRecovery: Boolean(
            backupConfiguration.pointInTimeRecoveryEnabled || backupConfiguration.binaryLogEnabled,
          ),
          deletionProtection: settings.deletionProtectionEnabled ?? false,
          availabilityType: settings.availabilityType ?? 'ZONAL',
          kmsKeyName: data.diskEncryptionConfiguration?.kmsKeyName,
        },
      };
    }
  },
  facets: {
    async rootHosts(gcp, { name, config }) {
      if (!config.databaseVersion.startsWith('MYSQL') || config.instanceType !== 'CLOUD_SQL_INSTANCE') return [];
      const { items = [] } = await gcp.get(`${api}/projects/${gcp.project}/instances/${name}/users`);
      return items.flatMap((user: { name?: string; host?: string }) =>
        user.name === 'root' ? [user.host ?? '%'] : [],
      );
    },
  },
});

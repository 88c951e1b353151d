import { PostgresServer } from '../../../resources/azure/postgresql.ts';
import type { ArmResource, ArmType } from '../azure.ts';
import { armIdentity, defineAzureCollector, said } from '../define.ts';

const server: ArmType = { type: 'Microsoft.DBforPostgreSQL/flexibleServers', version: '2024-08-01' };

export const postgresServers = defineAzureCollector(PostgresServer, {
  async *list(azure) {
    for await (const row of azure.rows(server)) {
      const { network, backup, highAvailability } = row.properties ?? {};
      yield { ...armIdentity(row), config: row.properties, network, backup, highAvailability };
    }
  },
  facets: {
    configurations: async (azure, { uid }) => {
      const all = await Array.fromAsync(azure.pages(`${uid}/configurations`, server.version));
      // A parameter without a value is no parameter that the server lacks: `null` is what the schema refuses.
      return Object.fromEntries(
        said(all).map(({ name, properties }: ArmResource) => [name, properties?.value ?? null]),
      );
    },
    firewallRules: async (azure, { uid }) => {
      const rules = await Array.fromAsync(azure.pages(`${uid}/firewallRules`, server.version));
      return said(rules).map(({ name, properties }: ArmResource) => ({ name, ...properties }));
    },
  },
});

import { MySqlServer } from '../../../resources/azure/mysql.ts';
import type { ArmResource, ArmType } from '../azure.ts';
import { armIdentity, defineAzureCollector, said } from '../define.ts';

const server: ArmType = { type: 'Microsoft.DBforMySQL/flexibleServers', version: '2023-12-30' };
/** Of what is below a server. */
const version = '2023-06-01-preview';

/**
 * `value` is what was set last, which for some parameters waits for a restart. A parameter without any is no parameter that
 * the server lacks: `null` is what the schema refuses.
 */
const inForce = ({ currentValue, value }: { readonly currentValue?: string; readonly value?: string } = {}) =>
  currentValue ?? value ?? null;

export const mySqlServers = defineAzureCollector(MySqlServer, {
  async *list(azure) {
    for await (const row of azure.rows(server)) {
      const { network, backup, highAvailability } = row.properties ?? {};
      yield { ...armIdentity(row), config: row.properties, network, backup, highAvailability };
    }
  },
  facets: {
    configurations: async (azure, { uid }) => {
      const all = await Array.fromAsync(azure.pages(`${uid}/configurations`, version));
      return Object.fromEntries(said(all).map(({ name, properties }: ArmResource) => [name, inForce(properties)]));
    },
    firewallRules: async (azure, { uid }) => {
      const rules = await Array.fromAsync(azure.pages(`${uid}/firewallRules`, version));
      return said(rules).map(({ name, properties }: ArmResource) => ({ name, ...properties }));
    },
  },
});

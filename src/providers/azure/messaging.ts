import type { messagingNamespace } from '../../resources/azure/messaging.ts';
import { armIdentity, defineAzureCollector, said } from './define.ts';

interface Messaging {
  /** For example `Microsoft.EventHub`. */
  readonly provider: string;
  /** Of the namespaces. */
  readonly version: string;
  /** Of the network rules. */
  readonly rulesVersion: string;
  /** Tiers that have no network rules, in lower case. */
  readonly without: readonly string[];
}

/** How to collect namespaces of Event Hubs or Service Bus. */
export const collectNamespaces = (
  type: ReturnType<typeof messagingNamespace>,
  { provider, version, rulesVersion, without }: Messaging,
) =>
  defineAzureCollector(type, {
    async *list(azure) {
      for await (const row of azure.rows({ type: `${provider}/namespaces`, version }))
        yield { ...armIdentity(row), tier: row['sku']?.name, config: row.properties };
    },
    facets: {
      networkRules: async (azure, { uid, tier }) => {
        if (without.includes(tier.toLowerCase())) return null;
        return said(await azure.get(`${uid}/networkRuleSets/default`, rulesVersion)).properties;
      },
    },
  });

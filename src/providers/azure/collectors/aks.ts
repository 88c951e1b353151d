import { Cluster } from '../../../resources/azure/aks.ts';
import type { ArmType } from '../azure.ts';
import { armIdentity, defineAzureCollector, diagnosticSettings, said } from '../define.ts';

const cluster: ArmType = { type: 'Microsoft.ContainerService/managedClusters', version: '2025-02-01' };

/** The names of add-ons are written in several ways. */
const byLowerCase = (addons: Readonly<Record<string, { readonly enabled: boolean }>>) =>
  Object.fromEntries(Object.entries(addons).map(([name, addon]) => [name.toLowerCase(), addon]));

export const clusters = defineAzureCollector(Cluster, {
  async *list(azure) {
    for await (const row of azure.rows(cluster)) {
      const { enableRBAC, currentKubernetesVersion, agentPoolProfiles = [], addonProfiles = {} } = row.properties;
      yield {
        ...armIdentity(row),
        enableRBAC,
        currentKubernetesVersion,
        config: row.properties,
        identity: row['identity'] ?? null,
        agentPoolProfiles,
        addonProfiles: byLowerCase(addonProfiles),
      };
    }
  },
  facets: {
    diagnosticSettings: (azure, { uid }) => diagnosticSettings(azure, uid),
    kubernetesVersions(azure, { region }) {
      const path = `${azure.path}/providers/Microsoft.ContainerService/locations/${region}/kubernetesVersions`;
      return azure.once(path, async () => said(await azure.get(path, cluster.version)).values);
    },
  },
});

import { DatabricksWorkspace } from '../../../resources/azure/databricks.ts';
import type { ArmType } from '../azure.ts';
import { armIdentity, defineAzureCollector, diagnosticSettings, said } from '../define.ts';

const workspace: ArmType = { type: 'Microsoft.Databricks/workspaces', version: '2026-01-01' };
const networkVersion = '2024-05-01';

export const databricksWorkspaces = defineAzureCollector(DatabricksWorkspace, {
  async *list(azure) {
    for await (const row of azure.rows(workspace)) {
      const { properties } = row;
      yield {
        ...armIdentity(row),
        config: properties,
        encryption: { ...properties.encryption?.entities, rootStorage: properties.parameters?.encryption?.value },
        network: properties,
      };
    }
  },
  facets: {
    virtualNetwork: async (azure, { config: { parameters } }) => {
      const id = parameters?.customVirtualNetworkId?.value;
      if (id === undefined || id === '') return null;
      const { properties } = said(await azure.get(id, networkVersion));
      return {
        subnets: (properties.subnets ?? []).map(({ name, properties: subnet }: any) => ({
          name,
          networkSecurityGroup: subnet?.networkSecurityGroup,
        })),
      };
    },
    logs: (azure, { uid }) => diagnosticSettings(azure, uid),
  },
});

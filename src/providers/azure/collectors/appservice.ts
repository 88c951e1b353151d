import { App, AppServicePlan } from '../../../resources/azure/appservice.ts';
import type { ArmResource, ArmType, Azure } from '../azure.ts';
import { armIdentity, defineAzureCollector, diagnosticSettings, principalsOf, said } from '../define.ts';

const version = '2024-04-01';
const site: ArmType = { type: 'Microsoft.Web/sites', version };
const slot: ArmType = { type: 'Microsoft.Web/sites/slots', version, onlyGraph: true };
const plan: ArmType = { type: 'Microsoft.Web/serverfarms', version };

export const apps = defineAzureCollector(App, {
  async *list(azure) {
    for await (const row of azure.rows(site)) yield found(row);
    for await (const row of azure.rows(slot)) yield found(row);
  },
  facets: {
    siteConfig: (azure, { uid }) => propertiesAt(azure, `${uid}/config/web`),
    authentication: (azure, { uid }) => propertiesAt(azure, `${uid}/config/authsettingsV2`),
    basicPublishing: async (azure, { uid }) => {
      const policies = await Array.fromAsync(azure.pages(`${uid}/basicPublishingCredentialsPolicies`, version));
      return policies.map(({ name, properties }) => ({ name, allow: said(properties)?.allow }));
    },
    privateEndpoints: async (azure, { uid, config: { publicNetworkAccess } }) => {
      if (publicNetworkAccess || uid.includes('/slots/')) return null;
      return said(await Array.fromAsync(azure.pages(`${uid}/privateEndpointConnections`, version)));
    },
    logs: (azure, { uid }) => diagnosticSettings(azure, uid),
  },
});

const found = (row: ArmResource) => ({
  ...armIdentity(row),
  kind: row.kind ?? '',
  identity: row['identity'] ?? null,
  principals: principalsOf(row['identity']),
  config: row.properties,
});

const propertiesAt = async (azure: Azure, path: string): Promise<any> =>
  said((await azure.get(path, version)).properties);

export const appServicePlans = defineAzureCollector(AppServicePlan, {
  async *list(azure) {
    for await (const row of azure.rows(plan))
      yield {
        ...armIdentity(row),
        config: { tier: row['sku']?.tier, numberOfSites: row.properties?.numberOfSites },
      };
  },
  facets: {},
});

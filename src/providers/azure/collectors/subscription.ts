import { Subscription, Tenant } from '../../../resources/azure/subscription.ts';
import { defineAzureCollector } from '../define.ts';
import { subscriptionSettings } from './authorization.ts';
import { tenantSettings } from './entra.ts';

export const subscriptions = defineAzureCollector(Subscription, {
  *list({ path, subscription }) {
    yield { uid: path.toLowerCase(), name: subscription };
  },
  facets: {},
});

export const tenants = defineAzureCollector(Tenant, {
  *list({ tenant }) {
    yield { uid: `/tenants/${tenant}`, name: tenant };
  },
  facets: { ...tenantSettings, ...subscriptionSettings },
});

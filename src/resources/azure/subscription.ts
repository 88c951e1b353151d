import { defineResource } from '../../resource.ts';
import { subscriptionSettings } from './authorization.ts';
import { tenantSettings } from './entra.ts';

/** The subscription itself: for rules about what a subscription must have. Costs nothing to list. */
export const Subscription = defineResource('azure.subscription.subscription', {
  label: 'Azure subscriptions',
  per: 'account',
  list: [],
  facets: {},
});

/** The tenant itself: for rules about what a tenant must have. Costs nothing to list. */
export const Tenant = defineResource('azure.tenant.tenant', {
  label: 'Microsoft Entra tenants',
  per: 'organization',
  list: [],
  facets: { ...tenantSettings, ...subscriptionSettings },
});

import { type AzureEstate, subscription, tenant } from '../fake.ts';

/** What every scan asks before anything is collected. */
export const clean = {
  arm: {
    '/subscriptions': {
      value: [
        {
          id: `/subscriptions/${subscription}`,
          subscriptionId: subscription,
          tenantId: tenant,
          displayName: 'Leaky',
          state: 'Enabled',
        },
      ],
      nextLink: '',
    },
    [`/subscriptions/${subscription}/providers/Microsoft.Authorization/permissions`]: {
      value: [{ actions: ['*/read'], notActions: [] }],
    },
  },
} satisfies AzureEstate;

export default { ...clean };

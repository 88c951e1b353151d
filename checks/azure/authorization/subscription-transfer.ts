import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { Tenant } from 'cloudstance/resources/azure/subscription';

const body = '{"blockSubscriptionsLeavingTenant":true,"blockSubscriptionsIntoTenant":true}';

export default defineCheck({
  id: 'azure-authorization-subscription-transfer',
  title: 'Subscriptions are moved neither out of the tenant nor into it',
  severity: 'medium',
  why: 'An owner can take a subscription, with all data and the bill, to another tenant, or bring one in that runs at your expense.',
  references: ['https://learn.microsoft.com/azure/cost-management-billing/manage/manage-azure-subscription-policy'],
  on: Tenant.pick('subscriptionPolicy'),
  fix: () =>
    sh`az rest --method PUT --url ${'https://management.azure.com/providers/Microsoft.Subscription/policies/default?api-version=2021-10-01'} --body ${body}`,

  evaluate({ subscriptionPolicy }) {
    // The vendor's default is that both are open.
    const {
      blockSubscriptionsLeavingTenant: leaving,
      blockSubscriptionsIntoTenant: entering,
      exemptedPrincipals = [],
    } = subscriptionPolicy;
    const open = [...(leaving === true ? [] : ['leave']), ...(entering === true ? [] : ['enter'])];
    if (open.length > 0) return fail(`Subscriptions can ${open.join(' and ')} the tenant`);
    return pass(
      `Subscriptions can neither leave nor enter the tenant, but by ${plural(exemptedPrincipals.length, 'exempted user')}`,
    );
  },

  examples: {
    pass: [
      {
        subscriptionPolicy: {
          blockSubscriptionsLeavingTenant: true,
          blockSubscriptionsIntoTenant: true,
          exemptedPrincipals: ['ana'],
        },
      },
    ],
    fail: [
      { subscriptionPolicy: { blockSubscriptionsLeavingTenant: true, blockSubscriptionsIntoTenant: false } },
      { subscriptionPolicy: {} },
    ],
  },
});

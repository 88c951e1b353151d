import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { plural } from 'cloudstance/domain/text';
import { AppServicePlan } from 'cloudstance/resources/azure/appservice';

export default defineCheck({
  id: 'azure-appservice-plan-production',
  title: 'App Service plans with applications are of a tier made for production',
  severity: 'low',
  why: 'Free, Shared and Basic plans have no private endpoints, no automatic scaling, no slots and little or no promise of availability.',
  references: ['https://learn.microsoft.com/azure/app-service/overview-hosting-plans'],
  on: AppServicePlan.pick('config'),
  fix: ({ name, uid }) => ({
    text: 'Plans for development and tests are exceptions.',
    command: sh`az appservice plan update --name ${name} --resource-group ${armId(uid).resourceGroup} --sku P0V3`,
    terraform: 'resource "azurerm_service_plan": sku_name = "P0v3"',
  }),

  evaluate({ config: { tier, numberOfSites } }) {
    if (numberOfSites === 0) return notApplicable('The plan hosts no application');
    const hosting = numberOfSites === undefined ? '' : ` and hosts ${plural(numberOfSites, 'application')}`;
    const text = `The plan is of the tier ${tier}${hosting}`;
    return ['free', 'shared', 'basic'].includes(tier.toLowerCase()) ? fail(text) : pass(text);
  },

  examples: {
    pass: [
      { config: { tier: 'PremiumV3', numberOfSites: 2 } },
      // Consumption.
      { config: { tier: 'Dynamic', numberOfSites: 1 } },
    ],
    fail: [{ config: { tier: 'Free', numberOfSites: 1 } }, { config: { tier: 'Basic' } }],
    notApplicable: [{ config: { tier: 'Basic', numberOfSites: 0 } }],
  },
});

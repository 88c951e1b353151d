import { all, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { App } from 'cloudstance/resources/azure/appservice';
import { ApplicationInsights } from 'cloudstance/resources/azure/monitor';
import { Subscription } from 'cloudstance/resources/azure/subscription';

export default defineCheck({
  id: 'azure-monitor-application-insights',
  title: 'Subscriptions with web applications have Application Insights',
  severity: 'low',
  why: 'Without it failing requests, slow answers and unusual use of an application are seen only by those who use it.',
  references: ['https://learn.microsoft.com/azure/azure-monitor/app/app-insights-overview'],
  on: Subscription.pick(),
  with: { components: all(ApplicationInsights.pick()), apps: all(App.pick()) },
  fix: ({ name }) => ({
    command: sh`az monitor app-insights component create --subscription ${name} --app APP --location LOCATION --resource-group RESOURCE_GROUP --workspace WORKSPACE_ID`,
    terraform: 'resource "azurerm_application_insights"',
  }),

  evaluate(_, { components, apps }) {
    if (components.some(() => true)) return pass(`Has ${plural(components.length, 'Application Insights component')}`);
    if (!apps.some(() => true)) return notApplicable('There are no web applications');
    return fail(`There is no Application Insights component for ${plural(apps.length, 'application')}`);
  },

  examples: {
    pass: [
      { $components: [{}], $apps: [{}] },
      { $components: [{}], $apps: [] },
    ],
    fail: [{ $components: [], $apps: [{}] }],
    notApplicable: [{ $components: [], $apps: [] }],
  },
});

import { defineCheck, fail, pass } from 'cloudstance/check';
import { App } from 'cloudstance/resources/azure/appservice';
import { argumentsFor } from './_app.ts';

export default defineCheck({
  id: 'azure-appservice-app-identity',
  title: 'App Service and function apps have a managed identity',
  severity: 'low',
  why: 'Without one an application needs passwords or keys for other services, and those leak, get shared and never expire.',
  references: ['https://learn.microsoft.com/azure/app-service/overview-managed-identity'],
  on: App.pick('identity'),
  fix: ({ uid }) => ({
    command: `az webapp identity assign ${argumentsFor(uid)}`,
    terraform: 'resource "azurerm_linux_web_app": identity { type = "SystemAssigned" }',
  }),

  evaluate({ identity }) {
    if (identity === null || identity.type.toLowerCase() === 'none') return fail('The app has no managed identity');
    return pass(`The app has a managed identity (${identity.type})`);
  },

  examples: {
    pass: [{ identity: { type: 'SystemAssigned' } }, { identity: { type: 'SystemAssigned, UserAssigned' } }],
    fail: [{ identity: null }, { identity: { type: 'None' } }],
  },
});

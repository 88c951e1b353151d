import { defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { App } from 'cloudstance/resources/azure/appservice';
import { argumentsFor } from './_app.ts';

export default defineCheck({
  id: 'azure-appservice-app-cors',
  title: 'App Service and function apps answer scripts of named sites only',
  severity: 'medium',
  why: 'With every origin allowed, any web page that a user visits can call the application from the browser and read the answers.',
  references: ['https://learn.microsoft.com/azure/app-service/app-service-web-tutorial-rest-api#enable-cors'],
  on: App.pick('siteConfig'),
  fix: ({ uid }) => ({
    text: 'First name the sites that need it: az webapp cors add … --allowed-origins https://…',
    command: `az webapp cors remove ${argumentsFor(uid)} --allowed-origins '*'`,
    terraform: 'resource "azurerm_linux_web_app": site_config { cors { allowed_origins = ["https://…"] } }',
  }),

  evaluate({ siteConfig: { cors } }) {
    const origins = cors?.allowedOrigins ?? [];
    if (origins.some((origin) => origin.trim() === '*')) return fail('Scripts of every site are answered');
    if (origins.length === 0) return pass('The platform lets no other site in');
    return pass(`Scripts of ${listOf(origins)} are answered`);
  },

  examples: {
    pass: [
      { siteConfig: {} },
      { siteConfig: { cors: {} } },
      { siteConfig: { cors: { allowedOrigins: ['https://shop.example.com'] } } },
    ],
    fail: [{ siteConfig: { cors: { allowedOrigins: ['https://shop.example.com', '*'] } } }],
  },
});

import { defineCheck, fail, pass } from 'cloudstance/check';
import { App } from 'cloudstance/resources/azure/appservice';
import { setting } from './_app.ts';

export default defineCheck({
  id: 'azure-appservice-app-remote-debugging',
  title: 'No App Service or function app can be debugged from afar',
  severity: 'high',
  why: 'A remote debugger reads and changes everything in the memory of the application, secrets included.',
  references: ['https://learn.microsoft.com/azure/app-service/configure-common#configure-general-settings'],
  on: App.pick('siteConfig'),
  fix: ({ uid }) => ({
    command: setting(uid, '--remote-debugging-enabled false'),
    terraform: 'resource "azurerm_linux_web_app": site_config { remote_debugging_enabled = false }',
  }),

  evaluate({ siteConfig: { remoteDebuggingEnabled } }) {
    // Off unless it was turned on, and off again by itself after 48 hours.
    return remoteDebuggingEnabled === true ? fail('Remote debugging is on') : pass('Remote debugging is off');
  },

  examples: {
    pass: [{ siteConfig: { remoteDebuggingEnabled: false } }, { siteConfig: {} }],
    fail: [{ siteConfig: { remoteDebuggingEnabled: true } }],
  },
});

import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { isOnContainerApps } from 'cloudstance/domain/azure/app-service';
import { App } from 'cloudstance/resources/azure/appservice';
import { decidedElsewhere, onContainerApps, setting } from './_app.ts';

export default defineCheck({
  id: 'azure-appservice-app-http2',
  title: 'App Service and function apps speak HTTP/2',
  severity: 'low',
  why: 'HTTP/1.1 is slower and knows request smuggling and other tricks that HTTP/2 leaves no room for.',
  references: ['https://learn.microsoft.com/azure/app-service/configure-common#configure-general-settings'],
  on: App.pick('kind', 'siteConfig'),
  fix: ({ uid }) => ({
    command: setting(uid, '--http20-enabled true'),
    terraform: 'resource "azurerm_linux_web_app": site_config { http2_enabled = true }',
  }),

  evaluate({ kind, siteConfig: { http20Enabled } }) {
    if (isOnContainerApps(kind)) return notApplicable(decidedElsewhere);
    // Off unless it was turned on.
    return http20Enabled === true ? pass('HTTP/2 is on') : fail('HTTP/2 is off');
  },

  examples: {
    pass: [{ kind: 'app', siteConfig: { http20Enabled: true } }],
    fail: [
      { kind: 'app', siteConfig: { http20Enabled: false } },
      { kind: 'app', siteConfig: {} },
    ],
    notApplicable: [{ kind: onContainerApps, siteConfig: {} }],
  },
});

import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { isOnContainerApps } from 'cloudstance/domain/azure/app-service';
import { App } from 'cloudstance/resources/azure/appservice';
import { argumentsFor, decidedElsewhere, onContainerApps } from './_app.ts';

export default defineCheck({
  id: 'azure-appservice-app-https-only',
  title: 'App Service and function apps answer over HTTPS only',
  severity: 'medium',
  why: 'Over plain HTTP whoever is on the way reads passwords and session cookies and changes what is sent.',
  references: ['https://learn.microsoft.com/azure/app-service/configure-ssl-bindings#enforce-https'],
  on: App.pick('kind', 'config'),
  fix: ({ uid }) => ({
    command: `az webapp update ${argumentsFor(uid)} --https-only true`,
    terraform: 'resource "azurerm_linux_web_app": https_only = true',
  }),

  evaluate({ kind, config: { httpsOnly } }) {
    if (isOnContainerApps(kind)) return notApplicable(decidedElsewhere);
    // Off unless it was turned on.
    return httpsOnly === true ? pass('Plain HTTP is redirected to HTTPS') : fail('Plain HTTP is answered');
  },

  examples: {
    pass: [{ kind: 'app', config: { httpsOnly: true } }],
    fail: [
      { kind: 'functionapp', config: { httpsOnly: false } },
      { kind: 'app,linux', config: {} },
    ],
    notApplicable: [{ kind: onContainerApps, config: {} }],
  },
});

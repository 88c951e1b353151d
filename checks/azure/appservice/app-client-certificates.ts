import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { isOnContainerApps } from 'cloudstance/domain/azure/app-service';
import { App } from 'cloudstance/resources/azure/appservice';
import { argumentsFor, decidedElsewhere, onContainerApps } from './_app.ts';

export default defineCheck({
  id: 'azure-appservice-app-client-certificates',
  title: 'App Service and function apps ask their clients for a certificate',
  severity: 'low',
  why: 'A certificate keeps strangers out before the application sees anything of their requests. It suits services that known machines call.',
  references: ['https://learn.microsoft.com/azure/app-service/app-service-web-configure-tls-mutual-auth'],
  on: App.pick('kind', 'config'),
  fix: ({ uid }) => ({
    command: `az webapp update ${argumentsFor(uid)} --set clientCertEnabled=true clientCertMode=Required`,
    terraform:
      'resource "azurerm_linux_web_app": client_certificate_enabled = true, client_certificate_mode = "Required"',
  }),

  evaluate({ kind, config }) {
    if (isOnContainerApps(kind)) return notApplicable(decidedElsewhere);
    // Off unless it was turned on; when it is on and nothing else was said, everybody has to have one.
    if (config.clientCertEnabled !== true) return fail('Clients are asked for no certificate');
    const { clientCertMode = 'Required', clientCertExclusionPaths = '' } = config;
    if (clientCertMode.toLowerCase() !== 'required')
      return fail(`Certificates of clients are not needed (${clientCertMode})`);
    if (clientCertExclusionPaths === '') return pass('Every client needs a certificate');
    return pass(`Every client needs a certificate, except for ${clientCertExclusionPaths}`);
  },

  examples: {
    pass: [
      { kind: 'app', config: { clientCertEnabled: true, clientCertMode: 'Required' } },
      { kind: 'app', config: { clientCertEnabled: true, clientCertExclusionPaths: '/health' } },
    ],
    fail: [
      { kind: 'app', config: { clientCertEnabled: true, clientCertMode: 'OptionalInteractiveUser' } },
      { kind: 'app', config: { clientCertEnabled: false, clientCertMode: 'Required' } },
      { kind: 'app', config: {} },
    ],
    notApplicable: [{ kind: onContainerApps, config: {} }],
  },
});

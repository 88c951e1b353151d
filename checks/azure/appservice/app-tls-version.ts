import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { isOnContainerApps } from 'cloudstance/domain/azure/app-service';
import { App } from 'cloudstance/resources/azure/appservice';
import { decidedElsewhere, onContainerApps, setting } from './_app.ts';

const isOld = (version: string): boolean => Number(version) < 1.2;

export default defineCheck({
  id: 'azure-appservice-app-tls-version',
  title: 'App Service and function apps require TLS 1.2 or newer',
  severity: 'medium',
  why: 'TLS 1.0 and 1.1 have known weaknesses that let somebody on the way read or change what is sent.',
  references: ['https://learn.microsoft.com/azure/app-service/overview-tls'],
  on: App.pick('kind', 'siteConfig'),
  fix: ({ uid }) => ({
    command: setting(uid, '--min-tls-version 1.2 --generic-configurations \'{"scmMinTlsVersion": "1.2"}\''),
    terraform:
      'resource "azurerm_linux_web_app": site_config { minimum_tls_version = "1.2", scm_minimum_tls_version = "1.2" }',
  }),

  evaluate({ kind, siteConfig: { minTlsVersion, scmMinTlsVersion } }) {
    if (isOnContainerApps(kind)) return notApplicable(decidedElsewhere);
    if (minTlsVersion === undefined) return fail('No oldest version of TLS is set');
    if (isOld(minTlsVersion)) return fail(`The oldest version of TLS accepted is ${minTlsVersion}`);
    if (scmMinTlsVersion !== undefined && isOld(scmMinTlsVersion))
      return fail(`The deployment site accepts TLS ${scmMinTlsVersion}`);
    return pass(`The oldest version of TLS accepted is ${minTlsVersion}`);
  },

  examples: {
    pass: [
      { kind: 'app', siteConfig: { minTlsVersion: '1.2', scmMinTlsVersion: '1.2' } },
      { kind: 'functionapp', siteConfig: { minTlsVersion: '1.3' } },
    ],
    fail: [
      { kind: 'app', siteConfig: { minTlsVersion: '1.1', scmMinTlsVersion: '1.2' } },
      { kind: 'app', siteConfig: { minTlsVersion: '1.2', scmMinTlsVersion: '1.0' } },
      { kind: 'app', siteConfig: {} },
    ],
    notApplicable: [{ kind: onContainerApps, siteConfig: {} }],
  },
});

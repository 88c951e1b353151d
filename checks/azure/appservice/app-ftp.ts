import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { isOnContainerApps } from 'cloudstance/domain/azure/app-service';
import { App } from 'cloudstance/resources/azure/appservice';
import { decidedElsewhere, onContainerApps, setting } from './_app.ts';

export default defineCheck({
  id: 'azure-appservice-app-ftp',
  title: 'App Service and function apps take no files over unencrypted FTP',
  severity: 'medium',
  why: 'FTP sends the password of the deployment in the clear; with it anybody replaces the application.',
  references: ['https://learn.microsoft.com/azure/app-service/deploy-ftp#enforce-ftps'],
  on: App.pick('kind', 'siteConfig'),
  fix: ({ uid }) => ({
    command: setting(uid, '--ftps-state Disabled'),
    terraform: 'resource "azurerm_linux_web_app": site_config { ftps_state = "Disabled" }',
  }),

  evaluate({ kind, siteConfig: { ftpsState } }) {
    if (isOnContainerApps(kind)) return notApplicable(decidedElsewhere);
    if (ftpsState?.toLowerCase() === 'disabled') return pass('FTP is off');
    if (ftpsState?.toLowerCase() === 'ftpsonly') return pass('FTP is encrypted');
    return fail(ftpsState === undefined ? 'FTP is not turned off' : `Files are taken over FTP and FTPS (${ftpsState})`);
  },

  examples: {
    pass: [
      { kind: 'app', siteConfig: { ftpsState: 'Disabled' } },
      { kind: 'app', siteConfig: { ftpsState: 'FtpsOnly' } },
    ],
    fail: [
      { kind: 'app', siteConfig: { ftpsState: 'AllAllowed' } },
      { kind: 'app', siteConfig: {} },
    ],
    notApplicable: [{ kind: onContainerApps, siteConfig: {} }],
  },
});

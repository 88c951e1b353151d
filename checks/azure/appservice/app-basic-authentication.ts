import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { isOnContainerApps } from 'cloudstance/domain/azure/app-service';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf } from 'cloudstance/domain/text';
import { App } from 'cloudstance/resources/azure/appservice';
import { decidedElsewhere, onContainerApps } from './_app.ts';

const ways = { ftp: 'over FTP', scm: 'through the deployment site' } as const;

export default defineCheck({
  id: 'azure-appservice-app-basic-authentication',
  title: 'Nobody publishes App Service and function apps with a name and password',
  severity: 'medium',
  why: 'The publishing password never expires and knows no second factor: whoever finds it in a file replaces the application.',
  references: ['https://learn.microsoft.com/azure/app-service/configure-basic-auth-disable'],
  on: App.pick('kind', 'basicPublishing'),
  fix: ({ uid }) => ({
    command: ['ftp', 'scm'].map((way) => switchOff(uid, way)).join(' && '),
    terraform:
      'resource "azurerm_linux_web_app": ftp_publish_basic_authentication_enabled = false, webdeploy_publish_basic_authentication_enabled = false',
  }),

  evaluate({ kind, basicPublishing }) {
    if (isOnContainerApps(kind)) return notApplicable(decidedElsewhere);
    // Allowed unless it was turned off.
    const isOff = (way: string): boolean =>
      basicPublishing.some(({ name, allow }) => name.toLowerCase() === way && allow === false);
    const open = Object.entries(ways).flatMap(([way, text]) => (isOff(way) ? [] : [text]));
    return open.length === 0
      ? pass('Publishing needs more than a name and password')
      : fail(`A name and password are enough to publish ${listOf(open)}`);
  },

  examples: {
    pass: [
      {
        kind: 'app',
        basicPublishing: [
          { name: 'ftp', allow: false },
          { name: 'scm', allow: false },
        ],
      },
    ],
    fail: [
      {
        kind: 'app',
        basicPublishing: [
          { name: 'ftp', allow: false },
          { name: 'scm', allow: true },
        ],
      },
      { kind: 'app', basicPublishing: [{ name: 'ftp' }, { name: 'scm', allow: false }] },
      { kind: 'app', basicPublishing: [] },
    ],
    notApplicable: [{ kind: onContainerApps, basicPublishing: [] }],
  },
});

const switchOff = (uid: string, way: string): string => {
  const { resourceGroup, names } = armId(uid);
  const [app, slot] = names;
  const parent = slot === undefined ? `sites/${app}` : `sites/${app}/slots/${slot}`;
  return sh`az resource update --resource-group ${resourceGroup} --namespace Microsoft.Web --resource-type basicPublishingCredentialsPolicies --parent ${parent} --name ${way} --set properties.allow=false`;
};

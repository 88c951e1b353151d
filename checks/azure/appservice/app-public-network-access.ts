import { defineCheck, notApplicable, pass } from 'cloudstance/check';
import { isOnContainerApps, letsEverybodyIn } from 'cloudstance/domain/azure/app-service';
import { openApp } from 'cloudstance/domain/azure/exposure';
import { approvedEndpoints } from 'cloudstance/domain/azure/network-rules';
import { App } from 'cloudstance/resources/azure/appservice';
import { exposed } from '../../_exposure.ts';
import { argumentsFor, decidedElsewhere, onContainerApps } from './_app.ts';

const app = { kind: 'app', config: {}, privateEndpoints: [], siteConfig: {} };
const enabled = { ...app, config: { publicNetworkAccess: 'Enabled' }, privateEndpoints: null };
const endpoint = (status: string) => ({ properties: { privateLinkServiceConnectionState: { status } } });
const everybody = { ipAddress: 'Any', action: 'Allow', priority: 2_147_483_647 };

export default defineCheck({
  id: 'azure-appservice-app-public-network-access',
  title: 'App Service and function apps are not open to the whole internet',
  severity: 'medium',
  why: 'What only some need to reach is found, probed and attacked by everybody. Web sites for the public are the exception.',
  references: ['https://learn.microsoft.com/azure/app-service/overview-access-restrictions'],
  on: App.pick('kind', 'config', 'privateEndpoints', 'siteConfig'),
  fix: ({ uid }) => ({
    text: 'Allow the networks that need it; as soon as there is a rule, others are refused.',
    command: `az webapp config access-restriction add ${argumentsFor(uid)} --rule-name allowed --action Allow --priority 100 --ip-address NETWORK`,
    terraform: 'resource "azurerm_linux_web_app": public_network_access_enabled = false',
  }),

  evaluate(subject) {
    const { kind, config } = subject;
    if (isOnContainerApps(kind)) return notApplicable(decidedElsewhere);
    const access = config.publicNetworkAccess?.toLowerCase() ?? '';
    if (access === 'disabled') return pass('Public network access is disabled');
    // Where it was never set, the first private endpoint shuts public networks out; those of a slot can't be asked for.
    if (access === '' && approvedEndpoints(subject.privateEndpoints ?? []) > 0)
      return pass('A private endpoint shuts public networks out');
    const { ipSecurityRestrictions = [], ipSecurityRestrictionsDefaultAction } = subject.siteConfig;
    if (!letsEverybodyIn(ipSecurityRestrictions, ipSecurityRestrictionsDefaultAction))
      return pass('Access restrictions let some networks in');
    return exposed('Everybody on the internet is let in', subject, 'compute', [openApp(subject)]);
  },

  examples: {
    pass: [
      { ...enabled, config: { publicNetworkAccess: 'Disabled' } },
      { ...app, privateEndpoints: [endpoint('Approved')] },
      {
        ...enabled,
        siteConfig: { ipSecurityRestrictions: [{ ipAddress: '192.0.2.0/24', action: 'Allow', priority: 100 }] },
      },
      { ...app, siteConfig: { ipSecurityRestrictions: [], ipSecurityRestrictionsDefaultAction: 'Deny' } },
    ],
    fail: [
      app,
      enabled,
      { ...app, privateEndpoints: [endpoint('Pending')] },
      { ...enabled, siteConfig: { ipSecurityRestrictions: [everybody] } },
      { ...enabled, config: { publicNetworkAccess: '' }, privateEndpoints: [] },
      // A slot.
      { ...app, privateEndpoints: null },
    ],
    notApplicable: [{ ...app, kind: onContainerApps }],
  },
});

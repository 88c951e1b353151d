import { defineCheck } from 'cloudstance/check';
import { AzureAccess } from 'cloudstance/models/azure-access';
import { AzureExposure } from 'cloudstance/models/azure-exposure';
import { App } from 'cloudstance/resources/azure/appservice';
import { exposedPowerVerdict, exposedReferences } from '../_exposed-identity.ts';
import { exampleSubscription, holds } from '../_full-power.ts';
import { argumentsFor } from './_app.ts';

const uid = `${exampleSubscription}/resourcegroups/rg/providers/microsoft.web/sites/shop`;
const open = {
  uid,
  name: 'shop',
  principals: ['mi'],
  kind: 'app',
  config: {},
  siteConfig: {},
  privateEndpoints: [],
  authentication: {},
};
const shut = { ...open, config: { publicNetworkAccess: 'Disabled' } };
const held = holds('owner', 'mi', { type: 'ServicePrincipal' });

export default defineCheck({
  id: 'azure-appservice-app-exposed-power',
  title: 'Apps that strangers reach have no identity that reaches full power',
  severity: 'critical',
  why: 'One hole in the application, and whoever uses it has the token of its identity, and with it the whole subscription.',
  references: exposedReferences,
  on: App.pick('principals'),
  with: { access: AzureAccess, exposure: AzureExposure },
  fix: ({ uid: own }) => ({
    text: 'Give the identity the role that it needs at the one resource, and ask for sign-in before requests come to the code.',
    command: `az webapp identity show ${argumentsFor(own)}`,
  }),

  evaluate: (app, { access, exposure }) => exposedPowerVerdict(app, exposure, access),

  examples: {
    pass: [
      { ...shut, $exposure: { apps: [shut] }, $access: { assignments: [held] } },
      {
        ...open,
        $exposure: { apps: [open] },
        $access: { assignments: [holds('reader', 'mi', { type: 'ServicePrincipal' })] },
      },
    ],
    fail: [{ ...open, $exposure: { apps: [open] }, $access: { assignments: [held] } }],
    notApplicable: [{ ...open, principals: [], $exposure: { apps: [open] } }],
  },
});

import { defineCheck } from 'cloudstance/check';
import { AzureAccess } from 'cloudstance/models/azure-access';
import { AzureExposure } from 'cloudstance/models/azure-exposure';
import { App } from 'cloudstance/resources/azure/appservice';
import { exposedDataVerdict, exposedReferences } from '../_exposed-identity.ts';
import { exampleSubscription } from '../_full-power.ts';
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
const vault = {
  uid: `${exampleSubscription}/resourcegroups/rg/providers/microsoft.keyvault/vaults/safe`,
  name: 'safe',
  config: {},
  accessPolicies: [{ objectId: 'mi', permissions: { secrets: ['get'] } }],
};

export default defineCheck({
  id: 'azure-appservice-app-exposed-data',
  title: 'Apps that strangers reach have no identity that reads secrets or blobs',
  severity: 'medium',
  why: 'One hole in the application, and whoever uses it reads with its identity what is kept elsewhere for safety.',
  references: exposedReferences,
  on: App.pick('principals'),
  with: { access: AzureAccess, exposure: AzureExposure },
  fix: ({ uid: own }) => ({
    text: 'Give the identity the role that it needs at the one resource, and ask for sign-in before requests come to the code.',
    command: `az webapp identity show ${argumentsFor(own)}`,
  }),

  evaluate: (app, { access, exposure }) => exposedDataVerdict(app, exposure, access),

  examples: {
    pass: [
      { ...shut, $exposure: { apps: [shut] }, $access: { vaults: [vault] } },
      { ...open, $exposure: { apps: [open] }, $access: { vaults: [{ ...vault, accessPolicies: [] }] } },
    ],
    fail: [{ ...open, $exposure: { apps: [open] }, $access: { vaults: [vault] } }],
    notApplicable: [{ ...open, principals: [], $exposure: { apps: [open] } }],
  },
});

import { defineCheck, notApplicable } from 'cloudstance/check';
import { AzureAccess } from 'cloudstance/models/azure-access';
import { App } from 'cloudstance/resources/azure/appservice';
import { identityVerdict } from '../_full-power.ts';
import { identityReferences, privilegesExamples } from '../_identity-privileges.ts';
import { argumentsFor } from './_app.ts';

export default defineCheck({
  id: 'azure-appservice-app-identity-privileges',
  title: 'Identities of App Service and function apps cannot change a whole subscription',
  severity: 'high',
  why: 'One hole in the application, and whoever uses it asks for a token of its identity and does whatever that may.',
  references: identityReferences,
  on: App.pick('principals'),
  with: { access: AzureAccess },
  fix: ({ uid }) => ({
    text: 'Give it the role that it needs at the resource group or the resource, and delete the assignment that the message names.',
    command: `az webapp identity show ${argumentsFor(uid)}`,
  }),

  evaluate({ principals }, { access }) {
    if (principals.length === 0) return notApplicable('The app has no managed identity');
    return identityVerdict(principals, access);
  },

  examples: privilegesExamples((principals) => ({ principals })),
});

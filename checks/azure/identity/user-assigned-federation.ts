import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { AzureAccess } from 'cloudstance/models/azure-access';
import { UserAssignedIdentity } from 'cloudstance/resources/azure/identity';
import { federationReferences, federationVerdict, pipeline } from '../_federation.ts';
import { holds } from '../_full-power.ts';

const identity = { principalId: 'mi', federatedCredentials: pipeline('repo:example/app:environment:production') };
const loose = { ...identity, federatedCredentials: pipeline('repo:example/app:pull_request') };
const powerful = { assignments: [holds('owner', 'mi', { type: 'ServicePrincipal' })] };

export default defineCheck({
  id: 'azure-identity-user-assigned-federation',
  title: 'Managed identities take tokens of named branches and environments only',
  severity: 'medium',
  why: 'Whoever can open a pull request, or push any branch, gets a token of the identity and does whatever it may.',
  references: federationReferences,
  on: UserAssignedIdentity.pick('principalId', 'federatedCredentials'),
  with: { access: AzureAccess },
  fix: ({ uid, name }) => ({
    command: sh`az identity federated-credential list --identity-name ${name} --resource-group ${armId(uid).resourceGroup}`,
    text: 'Change the subject to one environment or branch that only few may push to: repo:<owner>/<name>:environment:<environment>.',
  }),

  evaluate: ({ federatedCredentials, principalId }, { access }) =>
    federationVerdict(federatedCredentials, [principalId], access),

  examples: {
    pass: [identity, { ...identity, $access: powerful }],
    fail: [loose, { ...loose, $access: powerful }, { ...loose, federatedCredentials: pipeline('repo:example/*') }],
    notApplicable: [{ ...identity, federatedCredentials: [] }],
  },
});

import { assignWays } from 'cloudstance/domain/azure/access/ways';
import { exampleSubscription, holds, holdsActions, noWayFor, powerReferences, userOf } from '../_full-power.ts';

const ids = new Set(assignWays.map(({ id }) => id));
const users = [userOf('ana')];
const identity = {
  uid: `${exampleSubscription}/resourcegroups/rg/providers/microsoft.managedidentity/userassignedidentities/deploy`,
  name: 'deploy',
  principalId: 'mi',
};
const assign = 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action';

export default noWayFor({
  id: 'azure-authorization-administrator-identity-assign',
  title: 'Nobody reaches full power over a subscription by giving an identity to something new',
  severity: 'high',
  why: 'Whoever may assign a powerful identity, and create a machine, container or script, runs code of their own with it.',
  references: [
    ...powerReferences,
    'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identity-best-practice-recommendations',
  ],
  fix: () => ({
    text: 'Assign Managed Identity Operator at single identities and not at groups of resources, and give identities that many may assign no more than those could do themselves.',
  }),
  found: ({ graph }) => graph.by((way) => ids.has(way)),
  fails: 'Those who give themselves an identity with full power',
  passes: 'Nobody gives themselves an identity with full power, but those who have it',
  examples: {
    pass: [
      {
        users,
        identities: [identity],
        assignments: [holds('owner', 'mi', { type: 'ServicePrincipal' }), holdsActions([assign], 'ana')],
      },
      {
        users,
        identities: [identity],
        assignments: [
          holds('reader', 'mi', { type: 'ServicePrincipal' }),
          holdsActions([assign, 'Microsoft.Compute/virtualMachines/write'], 'ana'),
        ],
      },
    ],
    fail: [
      {
        users,
        identities: [identity],
        assignments: [
          holds('owner', 'mi', { type: 'ServicePrincipal' }),
          holdsActions([assign, 'Microsoft.Compute/virtualMachines/write'], 'ana'),
        ],
      },
      {
        users,
        identities: [identity],
        assignments: [
          holds('owner', 'mi', { type: 'ServicePrincipal' }),
          holdsActions([assign, 'Microsoft.Resources/deploymentScripts/*'], 'ana'),
        ],
      },
    ],
  },
});

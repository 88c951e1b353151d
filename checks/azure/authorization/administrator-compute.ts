import { computeWays } from 'cloudstance/domain/azure/access/ways';
import { holds, holdsActions, machineOf, noWayFor, powerReferences, userOf } from '../_full-power.ts';

const ids = new Set([...computeWays.map(({ id }) => id), 'azure-role-assignment-write-below']);
const users = [userOf('ana')];
const group = '/subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/rg';
const identity = holds('owner', 'mi', { type: 'ServicePrincipal' });

export default noWayFor({
  id: 'azure-authorization-administrator-compute',
  title: 'Nobody reaches full power over a subscription through what runs in it',
  severity: 'high',
  why: 'Whoever runs commands on a machine, or changes the code of an app, does with its identity what they may not do themselves.',
  references: [
    ...powerReferences,
    'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identity-best-practice-recommendations',
  ],
  fix: () => ({
    text: 'Give the identity less: the role that it needs, at the resource group or resource. Or keep those who may change what runs with it as few as the owners.',
  }),
  found: ({ graph }) => graph.by((way) => ids.has(way)),
  fails: 'Those who take over an identity with full power',
  passes: 'Nobody takes over an identity with full power, but those who have it',
  examples: {
    pass: [
      { users, assignments: [holds('contributor', 'ana', { scope: group })], machines: [machineOf('mi')] },
      {
        users,
        machines: [machineOf('mi')],
        assignments: [identity, holds('reader', 'ana'), holds('owner', 'bob')],
      },
    ],
    fail: [
      {
        users,
        machines: [machineOf('mi')],
        assignments: [identity, holds('contributor', 'ana', { scope: group })],
      },
      {
        users,
        machines: [machineOf('mi')],
        assignments: [identity, holdsActions(['Microsoft.Compute/virtualMachines/runCommand/action'], 'ana', group)],
      },
      {
        users,
        identities: [
          {
            uid: `${group.toLowerCase()}/providers/microsoft.managedidentity/userassignedidentities/i`,
            name: 'i',
            principalId: 'mi',
          },
        ],
        assignments: [
          identity,
          holdsActions(
            ['Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write'],
            'ana',
            group,
          ),
        ],
      },
    ],
  },
});

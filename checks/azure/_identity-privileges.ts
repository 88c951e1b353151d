/** What the identity of something that runs may change. */
import { exampleSubscription, holds, holdsActions } from './_full-power.ts';

export const identityReferences = [
  'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identity-best-practice-recommendations',
];

const held = (role: Parameters<typeof holds>[0], scope = exampleSubscription) =>
  holds(role, 'p', { type: 'ServicePrincipal', scope });
const give = 'Microsoft.Authorization/roleAssignments/write';
const giver = holdsActions([give], 'p');
const onlyReader = `((!(ActionMatches{'${give}'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {acdd72a7-3385-48ef-bd42-f606fba81ae7}))`;
const everybody = { id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' };

/** @param example makes one of the principals of the subject. */
export const privilegesExamples = <T>(example: (principals: string[]) => T) => ({
  pass: [
    { ...example(['p']), $access: {} },
    { ...example(['p']), $access: { assignments: [held('reader')] } },
    { ...example(['p']), $access: { assignments: [held('owner', `${exampleSubscription}/resourceGroups/rg`)] } },
    { ...example(['p']), $access: { assignments: [holds('owner', 'another')] } },
    {
      ...example(['p']),
      $access: { assignments: [{ ...giver, assignment: { ...giver.assignment, condition: onlyReader } }] },
    },
    {
      ...example(['p']),
      $access: {
        assignments: [held('contributor')],
        denials: [
          {
            name: 'guard',
            denial: { scope: exampleSubscription, principals: [everybody], permissions: [{ actions: ['*/delete'] }] },
          },
        ],
      },
    },
  ],
  fail: [
    { ...example(['p']), $access: { assignments: [held('owner')] } },
    { ...example(['q', 'p']), $access: { assignments: [held('reader'), held('contributor')] } },
    { ...example(['p']), $access: { assignments: [giver] } },
    { ...example(['p']), $access: { assignments: [holdsActions(['Microsoft.Resources/*'], 'p')] } },
    {
      ...example(['p']),
      $access: { assignments: [held('owner', '/providers/Microsoft.Management/managementGroups/root')] },
    },
    {
      ...example(['p']),
      $access: {
        assignments: [
          {
            ...holds('contributor', 'g', { type: 'Group' }),
            group: { exists: true, members: [{ id: 'p', type: 'servicePrincipal' }] },
          },
        ],
      },
    },
  ],
  notApplicable: [{ ...example([]), $access: { assignments: [held('owner')] } }],
});

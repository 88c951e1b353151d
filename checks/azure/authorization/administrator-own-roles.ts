import { changeRoles, giveRole } from 'cloudstance/domain/azure/access/ways';
import { exampleSubscription, holds, holdsActions, noWayFor, powerReferences, userOf } from '../_full-power.ts';

const ids = new Set<string>([giveRole.id, changeRoles.id]);
const users = [userOf('ana')];
const give = 'Microsoft.Authorization/roleAssignments/write';
const onlyReader = `((!(ActionMatches{'${give}'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {acdd72a7-3385-48ef-bd42-f606fba81ae7}))`;
const held = holdsActions([give], 'ana');

export default noWayFor({
  id: 'azure-authorization-administrator-own-roles',
  title: 'Only owners and User Access Administrators have roles to give in subscriptions',
  severity: 'high',
  why: 'Whoever may give roles, or change the one that they hold, is an owner: under a name that nobody counts or watches.',
  references: [
    ...powerReferences,
    'https://learn.microsoft.com/azure/role-based-access-control/delegate-role-assignments-overview',
  ],
  fix: () => ({
    text: 'Put a condition on the assignment that names the roles which may be given, or take the action out of the role.',
  }),
  found: ({ graph }) => graph.by((way) => ids.has(way)),
  fails: 'Those who give themselves full power',
  passes: 'Nobody gives themselves full power, but those who have it',
  examples: {
    pass: [
      { users, assignments: [holds('owner', 'ana')] },
      { users, assignments: [{ ...held, assignment: { ...held.assignment, condition: onlyReader } }] },
      { users, assignments: [holdsActions([give], 'ana', `${exampleSubscription}/resourceGroups/rg`)] },
      {
        users,
        assignments: [held],
        denials: [
          {
            name: 'guard',
            denial: {
              scope: exampleSubscription,
              principals: [{ id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' }],
              permissions: [{ actions: [give] }],
            },
          },
        ],
      },
    ],
    fail: [
      { users, assignments: [held] },
      { users, assignments: [holdsActions(['Microsoft.Authorization/roleDefinitions/write'], 'ana')] },
      { users, assignments: [holdsActions(['Microsoft.Authorization/*'], 'ana', '/')] },
    ],
  },
});

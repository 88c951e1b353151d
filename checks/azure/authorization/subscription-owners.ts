import { all, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { membersOf } from 'cloudstance/domain/azure/directory';
import { armId } from 'cloudstance/domain/azure/ids';
import { azureRoleOf, azureRoles, scopeLevel } from 'cloudstance/domain/azure/roles';
import { plural } from 'cloudstance/domain/text';
import { RoleAssignment } from 'cloudstance/resources/azure/authorization';
import { Subscription } from 'cloudstance/resources/azure/subscription';
import { z } from 'zod';
import { assignmentExample, groupExample, subscriptionScope } from './_assignments.ts';

const owner = (principalId: string, scope = subscriptionScope) => ({
  assignment: assignmentExample('owner', { principalId, scope }),
  group: null,
});
const ownerGroup = {
  assignment: assignmentExample('owner', { principalId: 'g', principalType: 'Group' }),
  group: groupExample('ana', 'bob', 'cai', 'dee'),
};
const inGroup = owner('dee', `${subscriptionScope}/resourceGroups/rg`);

export default defineCheck({
  id: 'azure-authorization-subscription-owners',
  title: 'Subscriptions have two or three owners',
  severity: 'medium',
  why: 'A single owner who is gone locks everybody out; with many, one careless or robbed owner is enough to lose everything.',
  references: ['https://learn.microsoft.com/azure/role-based-access-control/best-practices'],
  on: Subscription.pick(),
  with: { assignments: all(RoleAssignment.pick('assignment', 'group')) },
  params: z.object({ fewest: z.number().int().min(1).default(2), most: z.number().int().min(1).default(3) }),
  fix: ({ uid }) => ({
    command: sh`az role assignment list --role ${azureRoles.owner} --scope ${`/subscriptions/${armId(uid).name}`} --include-inherited --include-groups --output table`,
    text: 'Give those who can do with less a lesser role with az role assignment create, and take Owner from them with az role assignment delete.',
  }),

  evaluate(_subscription, { assignments, params }) {
    const held = assignments.filter(
      ({ assignment }) =>
        azureRoleOf(assignment.roleDefinitionId) === 'owner' && scopeLevel(assignment.scope) !== 'other',
    );
    const owners = new Set(
      held.flatMap(({ assignment, group }) => membersOf({ ...assignment, group }).map(({ id }) => id)),
    );
    const text = `${plural(owners.size, 'owner')}, inherited ones and members of groups included`;
    return owners.size < params.fewest || owners.size > params.most ? fail(text) : pass(text);
  },

  examples: {
    pass: [
      { $assignments: [owner('ana'), owner('bob', '/providers/Microsoft.Management/managementGroups/all'), inGroup] },
      { $assignments: [owner('ana'), owner('ana', '/'), owner('bob'), owner('cai')] },
    ],
    fail: [
      { $assignments: [owner('ana'), inGroup] },
      { $assignments: [ownerGroup] },
      { $assignments: [owner('ana'), owner('bob'), owner('cai'), owner('dee')] },
      { $assignments: [] },
    ],
  },
});

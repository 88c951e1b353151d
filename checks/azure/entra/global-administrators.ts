import { defineCheck, fail, pass } from 'cloudstance/check';
import { globalAdministrator } from 'cloudstance/domain/azure/directory';
import { listOf, plural } from 'cloudstance/domain/text';
import { Tenant } from 'cloudstance/resources/azure/subscription';
import { z } from 'zod';
import { administratorExamples, administrators, globalAdministratorsOf, userExamples } from './_administrators.ts';

const five = ['ana', 'bob', 'cai', 'dee', 'eli'];
const group = {
  assignment: { roleDefinitionId: globalAdministrator, eligible: true, principalId: 'g', principalType: 'group' },
  group: { exists: true, members: five.map((id) => ({ id, type: 'user' })) },
};

export default defineCheck({
  id: 'azure-entra-global-administrators',
  title: 'There are fewer than five global administrators',
  severity: 'high',
  why: 'Each of them can do everything to everybody, so each is worth attacking; most tasks need a lesser role.',
  references: ['https://learn.microsoft.com/entra/identity/role-based-access-control/best-practices'],
  on: Tenant.pick(),
  with: administrators,
  params: z.object({ most: z.number().int().min(1).default(4) }),
  fix: () => ({
    command: `az rest --url "https://graph.microsoft.com/v1.0/roleManagement/directory/roleAssignments?\\$filter=roleDefinitionId eq '${globalAdministrator}'"`,
    text: 'Give those who can do with less a lesser role, and DELETE their assignment by its id.',
  }),

  evaluate(_tenant, { assignments, users, params }) {
    const ids = globalAdministratorsOf(assignments);
    const text = `${plural(ids.size, 'user')} ${ids.size === 1 ? 'is' : 'are'} or can become global administrator`;
    if (ids.size <= params.most) return pass(text);
    return fail(
      `${text}: ${listOf(
        users
          .filter(({ account }) => ids.has(account.id))
          .map(({ name }) => name)
          .sort(),
      )}`,
    );
  },

  examples: {
    pass: [
      { $assignments: administratorExamples('ana', 'bob'), $users: userExamples(...five) },
      { $assignments: administratorExamples('ana', 'ana', 'bob', 'bob', 'cai'), $users: userExamples(...five) },
    ],
    fail: [
      { $assignments: administratorExamples(...five), $users: userExamples(...five) },
      { $assignments: [group], $users: userExamples(...five) },
    ],
  },
});

import { z } from 'zod';
import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysBetween, isOlderThan } from 'cloudstance/domain/time';
import { Role } from 'cloudstance/resources/aws/iam';
import { config, isReserved, reserved } from './_roles.ts';

export default defineCheck({
  id: 'aws-iam-role-unused',
  title: 'IAM roles that nobody uses are deleted',
  severity: 'low',
  why: 'A forgotten role keeps its permissions and its trust for whoever can still assume it.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage_delete.html'],
  on: Role.pick('lastUsed', 'config'),
  params: z.object({ days: z.int().positive().default(90) }),
  fix: ({ name }) => ({
    text: 'Detach its policies and remove it from instance profiles first.',
    command: sh`aws iam delete-role --role-name ${name}`,
  }),

  evaluate(role, { params: { days }, now }) {
    if (isReserved(role.config)) return notApplicable('IAM Identity Center keeps this role for a permission set');
    const { lastUsed, config: made } = role;
    const since = lastUsed ?? made.createdAt;
    const age = plural(daysBetween(since, now), 'day');
    const seen = lastUsed ? `Last used ${age} ago` : `Made ${age} ago, and no use of it is recorded`;
    return isOlderThan(since, days, now) ? fail(seen) : pass(seen);
  },

  examples: {
    pass: [
      { lastUsed: '2026-11-20T09:00:00.000Z', config },
      { lastUsed: null, config: { ...config, createdAt: '2026-11-10T09:00:00.000Z' } },
    ],
    fail: [
      { lastUsed: '2026-03-01T09:00:00.000Z', config },
      { lastUsed: null, config },
    ],
    notApplicable: [{ lastUsed: null, config: reserved }],
  },
});

import { z } from 'zod';
import { defineCheck, notApplicable, pass, sh } from 'cloudstance/check';
import { chainOf } from 'cloudstance/domain/aws/access/answers';
import { plural } from 'cloudstance/domain/text';
import { daysBetween, isOlderThan } from 'cloudstance/domain/time';
import { AwsAccess } from 'cloudstance/models/aws-access';
import { Role } from 'cloudstance/resources/aws/iam';
import { full, may, nothing, roleArn, world } from '../_power.ts';
import { bareRole, chainText, proven } from './_power.ts';
import { config, isReserved, reserved, trusts } from './_roles.ts';

const idle = {
  uid: roleArn('idle'),
  name: 'idle',
  ...bareRole,
  config,
  lastUsed: null,
  trust: trusts({ Service: 'ec2.amazonaws.com' }),
  $access: world,
};

export default defineCheck({
  id: 'aws-iam-role-unused-administrator',
  title: 'IAM roles that nobody uses are no administrators and cannot become one',
  severity: 'high',
  why: 'A forgotten role keeps its trust for whoever can still assume it, and this one has all of the account.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage_delete.html'],
  on: Role.pick('lastUsed', 'config', 'trust', 'policies', 'permissionsBoundary', 'roleId', 'tags', 'instanceProfiles'),
  with: { access: AwsAccess },
  params: z.object({ days: z.int().positive().default(90) }),
  fix: ({ name }) => ({
    text: 'Detach its policies and remove it from instance profiles first.',
    command: sh`aws iam delete-role --role-name ${name}`,
  }),

  evaluate({ uid, lastUsed, config: made }, { access, now, params: { days } }) {
    if (isReserved(made)) return notApplicable('IAM Identity Center keeps this role for a permission set');
    const since = lastUsed ?? made.createdAt;
    const age = plural(daysBetween(since, now), 'day');
    if (!isOlderThan(since, days, now)) return pass(`Used or made ${age} ago`);
    const chain = chainOf(access, uid);
    if (!chain) return pass(`Not used for ${age}, but no way leads from the role to full power`);
    return proven(`The role was not used for ${age} and ${chainText(chain)}`, chain);
  },

  examples: {
    pass: [
      { ...idle, policies: nothing },
      { ...idle, lastUsed: '2026-11-20T09:00:00.000Z', policies: full },
    ],
    fail: [
      { ...idle, policies: full },
      { ...idle, policies: may('iam:PutRolePolicy') },
    ],
    notApplicable: [{ ...idle, config: reserved, policies: full }],
  },
});

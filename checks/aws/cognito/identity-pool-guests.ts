import { defineCheck, notApplicable, pass, sh } from 'cloudstance/check';
import { internet } from 'cloudstance/domain/access/path';
import { AwsAccess } from 'cloudstance/models/aws-access';
import { IdentityPool } from 'cloudstance/resources/aws/cognito';
import { exposedVerdict, may, roleArn, world } from '../_power.ts';

const open = { allowUnauthenticatedIdentities: true, allowClassicFlow: false };
const given = (unauthenticated: string | null) => ({ authenticated: null, unauthenticated, mappings: [] });
const Reader = { uid: roleArn('Reader'), name: 'Reader', policies: may('dynamodb:GetItem') };
const table = { uid: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders', name: 'orders' };
const $access = { ...world, roles: [...world.roles, Reader], tables: [table] };

export default defineCheck({
  id: 'aws-cognito-identity-pool-guests',
  title: 'Cognito identity pools give guests a role without data or power',
  severity: 'high',
  why: 'Whoever knows the id of the pool, which is in the app, has the role: no flaw is needed.',
  references: ['https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html'],
  on: IdentityPool.pick('access', 'roles'),
  with: { access: AwsAccess },
  fix: ({ uid, scope }) => ({
    text: 'Turn guests off, or give them a role with only what everybody may have.',
    command: sh`aws cognito-identity describe-identity-pool --region ${scope.region} --identity-pool-id ${uid.slice(uid.lastIndexOf('/') + 1)}`,
  }),

  evaluate({ uid, name, access: settings, roles }, { access }) {
    if (!settings.allowUnauthenticatedIdentities) return notApplicable('The pool gives guests nothing');
    if (roles.unauthenticated === null) return pass('The pool has no role for guests');
    const pool = { kind: 'rule', id: uid, name, how: 'gets credentials from', because: ['guests are let in'] } as const;
    const reached = { what: 'get credentials without signing in', path: { title: name, steps: [internet, pool] } };
    return exposedVerdict(access, reached, roles.unauthenticated);
  },

  examples: {
    pass: [
      { access: open, roles: given(roleArn('Task')), $access },
      { access: open, roles: given(null), $access },
    ],
    fail: [
      { access: open, roles: given(roleArn('Admin')), $access },
      { access: open, roles: given(roleArn('Reader')), $access },
    ],
    notApplicable: [
      { access: { ...open, allowUnauthenticatedIdentities: false }, roles: given(roleArn('Admin')), $access },
    ],
  },
});

import * as Cognito from '@aws-sdk/client-cognito-identity';
import { estate } from '../fake.ts';

const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
const [guests, staff] = ['eu-west-1:11111111-guests', 'eu-west-1:22222222-staff'];
const rule = (Claim: string, RoleARN: string) => ({ Claim, MatchType: 'Equals', Value: 'yes', RoleARN });

export default [
  estate(Cognito, {
    ListIdentityPools: ({ NextToken }) =>
      NextToken
        ? { IdentityPools: [{ IdentityPoolId: staff, IdentityPoolName: 'staff' }] }
        : { IdentityPools: [{ IdentityPoolId: guests, IdentityPoolName: 'guests' }], NextToken: 'page-2' },
    DescribeIdentityPool: ({ IdentityPoolId }) =>
      IdentityPoolId === guests
        ? { IdentityPoolId, IdentityPoolName: 'guests', AllowUnauthenticatedIdentities: true, AllowClassicFlow: true }
        : { IdentityPoolId, IdentityPoolName: 'staff', AllowUnauthenticatedIdentities: false },
    GetIdentityPoolRoles: ({ IdentityPoolId }) =>
      IdentityPoolId === guests
        ? { IdentityPoolId, Roles: { authenticated: role('member'), unauthenticated: role('guest') } }
        : {
            IdentityPoolId,
            RoleMappings: {
              'cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Staff:app': {
                Type: 'Rules',
                AmbiguousRoleResolution: 'Deny',
                RulesConfiguration: {
                  Rules: [rule('isAdmin', role('admin')), rule('isOps', role('ops')), rule('isRoot', role('admin'))],
                },
              },
              'accounts.google.com': { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' },
            },
          },
  }),
];

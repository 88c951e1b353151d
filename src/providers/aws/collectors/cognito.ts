import {
  CognitoIdentityClient,
  DescribeIdentityPoolCommand,
  GetIdentityPoolRolesCommand,
  paginateListIdentityPools,
  type RoleMapping,
} from '@aws-sdk/client-cognito-identity';
import { IdentityPool } from '../../../resources/aws/cognito.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';

const cognito = (aws: Aws): CognitoIdentityClient => aws.client(CognitoIdentityClient);
/** The id of a pool has a colon: `eu-west-1:0f1e…`. */
const idOf = ({ uid }: { readonly uid: string }): string => uid.slice(uid.lastIndexOf('/') + 1);

export const identityPools = defineAwsCollector(IdentityPool, {
  async *list(aws) {
    const { partition, region, account } = aws;
    for await (const { IdentityPools = [] } of paginateListIdentityPools({ client: cognito(aws) }, { MaxResults: 60 }))
      for (const { IdentityPoolId, IdentityPoolName } of IdentityPools)
        yield {
          uid: `arn:${partition}:cognito-identity:${region}:${account}:identitypool/${IdentityPoolId}`,
          name: IdentityPoolName!,
        };
  },
  facets: {
    access: (aws, pool) =>
      cognito(aws)
        .send(new DescribeIdentityPoolCommand({ IdentityPoolId: idOf(pool) }))
        .then(({ AllowUnauthenticatedIdentities, AllowClassicFlow = false }) => ({
          allowUnauthenticatedIdentities: AllowUnauthenticatedIdentities!,
          allowClassicFlow: AllowClassicFlow,
        })),
    roles: (aws, pool) =>
      cognito(aws)
        .send(new GetIdentityPoolRolesCommand({ IdentityPoolId: idOf(pool) }))
        .then(({ Roles = {}, RoleMappings = {} }) => ({
          authenticated: Roles['authenticated'] ?? null,
          unauthenticated: Roles['unauthenticated'] ?? null,
          mappings: Object.entries(RoleMappings)
            .map(mappingOf)
            .sort((a, b) => (a.provider < b.provider ? -1 : 1)),
        })),
  },
});

const mappingOf = ([provider, { Type, RulesConfiguration }]: [string, RoleMapping]) => ({
  provider,
  type: Type!,
  roles: [...new Set((RulesConfiguration?.Rules ?? []).map(({ RoleARN }) => RoleARN!))].sort(),
});

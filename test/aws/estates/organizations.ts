import * as Organizations from '@aws-sdk/client-organizations';
import { estate } from '../fake.ts';

const account = '111122223333';
const sibling = '444455556666';
const security = '777788889999';
const arn = (rest: string): string => `arn:aws:organizations::${account}:${rest}`;

const member = (Id: string) => ({
  Id,
  Arn: arn(`account/o-acme123456/${Id}`),
  Name: `account ${Id}`,
  Status: 'ACTIVE',
});
const policy = (Name: string, AwsManaged: boolean, Type = 'SERVICE_CONTROL_POLICY') => ({
  Id: `p-${Name}`,
  Arn: arn(`policy/o-acme123456/${Type.toLowerCase()}/p-${Name}`),
  Name,
  Type,
  AwsManaged,
});
const full = policy('FullAWSAccess', true);
const regions = policy('regions', false);
const rcp = policy('RCPFullAWSAccess', true, 'RESOURCE_CONTROL_POLICY');
const document = (Effect: string, Action: string) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Action, Resource: '*' }] });

/** What each is in. */
const parents: Readonly<Record<string, object>> = {
  [account]: { Id: 'ou-acme-prod', Type: 'ORGANIZATIONAL_UNIT' },
  'ou-acme-prod': { Id: 'r-acme', Type: 'ROOT' },
};
/** The organizational unit has two pages. */
const controls = ({ TargetId, Filter, NextToken }: Record<string, string | undefined>): object => {
  if (Filter === 'RESOURCE_CONTROL_POLICY') return { Policies: [rcp] };
  if (TargetId !== 'ou-acme-prod') return { Policies: [full] };
  return NextToken ? { Policies: [full] } : { Policies: [regions], NextToken: 'page-2' };
};

/** Seen from the management account. */
export default [
  estate(Organizations, {
    DescribeOrganization: {
      Organization: {
        Id: 'o-acme123456',
        Arn: arn('organization/o-acme123456'),
        FeatureSet: 'ALL',
        MasterAccountId: account,
        MasterAccountArn: arn(`account/o-acme123456/${account}`),
        MasterAccountEmail: 'root@example.com',
      },
    },
    ListAccounts: ({ NextToken }) =>
      NextToken
        ? { Accounts: [member(sibling)] }
        : { Accounts: [member(account), member(security)], NextToken: 'page-2' },
    ListRoots: ({ NextToken }) =>
      NextToken
        ? { Roots: [] }
        : {
            Roots: [
              {
                Id: 'r-acme',
                Arn: arn('root/o-acme123456/r-acme'),
                Name: 'Root',
                PolicyTypes: [
                  { Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' },
                  { Type: 'RESOURCE_CONTROL_POLICY', Status: 'ENABLED' },
                  { Type: 'TAG_POLICY', Status: 'PENDING_DISABLE' },
                ],
              },
            ],
            NextToken: 'page-2',
          },
    ListPolicies: ({ NextToken }) => (NextToken ? { Policies: [regions] } : { Policies: [full], NextToken: 'page-2' }),
    ListParents: ({ ChildId }) => ({ Parents: [parents[ChildId]!] }),
    ListPoliciesForTarget: controls,
    DescribePolicy: ({ PolicyId }) => ({
      Policy: {
        PolicySummary: [full, regions, rcp].find(({ Id }) => Id === PolicyId)!,
        Content: PolicyId === regions.Id ? document('Deny', 'ec2:*') : document('Allow', '*'),
      },
    }),
    ListDelegatedAdministrators: ({ NextToken }) =>
      NextToken
        ? { DelegatedAdministrators: [member(security)] }
        : { DelegatedAdministrators: [], NextToken: 'page-2' },
    DescribeResourcePolicy: {
      ResourcePolicy: {
        ResourcePolicySummary: { Id: 'rp-acme', Arn: arn('resourcepolicy/o-acme123456/rp-acme') },
        Content: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: `arn:aws:iam::${security}:root` },
              Action: 'organizations:*Policy',
              Resource: '*',
            },
          ],
        }),
      },
    },
  }),
];

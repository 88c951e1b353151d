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
const scp = (Name: string, AwsManaged: boolean) => ({
  Id: `p-${Name}`,
  Arn: arn(`policy/o-acme123456/service_control_policy/p-${Name}`),
  Name,
  Type: 'SERVICE_CONTROL_POLICY',
  AwsManaged,
});

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
                  { Type: 'TAG_POLICY', Status: 'PENDING_DISABLE' },
                ],
              },
            ],
            NextToken: 'page-2',
          },
    ListPolicies: ({ NextToken }) =>
      NextToken
        ? { Policies: [scp('regions', false)] }
        : { Policies: [scp('FullAWSAccess', true)], NextToken: 'page-2' },
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

import * as SSM from '@aws-sdk/client-ssm';
import { estate } from '../fake.ts';

const arn = (name: string): string => `arn:aws:ssm:eu-west-1:111122223333:parameter${name}`;

const compliance = (ResourceId: string, ComplianceType: string, NonCompliantCount: number) => ({
  ResourceId,
  ResourceType: 'ManagedInstance',
  ComplianceType,
  Status: NonCompliantCount > 0 ? 'NON_COMPLIANT' : 'COMPLIANT',
  NonCompliantSummary: { NonCompliantCount },
});

export default [
  estate(SSM, {
    DescribeParameters: ({ NextToken }) =>
      NextToken
        ? { Parameters: [{ Name: '/shop/db/host', ARN: arn('/shop/db/host'), Type: 'String' }] }
        : {
            Parameters: [
              { Name: '/shop/db/password', ARN: arn('/shop/db/password'), Type: 'SecureString' },
              // Without ARN, as older endpoints answer.
              { Name: 'token', Type: 'String' },
              { Name: '/root', Type: 'StringList' },
            ],
            NextToken: 'page-2',
          },
    ListDocuments: ({ NextToken }) =>
      NextToken
        ? { DocumentIdentifiers: [{ Name: 'open', Owner: '111122223333' }] }
        : {
            DocumentIdentifiers: [
              { Name: 'own', Owner: '111122223333' },
              { Name: 'shared', Owner: '111122223333', Tags: [{ Key: 'owner', Value: 'ops' }] },
            ],
            NextToken: 'page-2',
          },
    DescribeDocumentPermission: ({ Name, NextToken }) => {
      if (Name === 'open') return { AccountIds: ['All'] };
      if (Name === 'own') return { AccountIds: [] };
      return NextToken ? { AccountIds: ['999988887777'] } : { AccountIds: ['111122223333'], NextToken: 'page-2' };
    },
    DescribeInstanceInformation: ({ NextToken }) =>
      NextToken
        ? {
            InstanceInformationList: [
              { InstanceId: 'mi-lost', PingStatus: 'ConnectionLost', IamRole: 'service-role/SSM' },
            ],
          }
        : { InstanceInformationList: [{ InstanceId: 'i-bastion', PingStatus: 'Online' }], NextToken: 'page-2' },
    ListResourceComplianceSummaries: ({ NextToken }) =>
      NextToken
        ? {
            ResourceComplianceSummaryItems: [
              compliance('i-bastion', 'Association', 0),
              compliance('mi-lost', 'Association', 1),
              compliance('mi-lost', 'Custom:Antivirus', 1),
            ],
          }
        : {
            ResourceComplianceSummaryItems: [compliance('i-bastion', 'Patch', 3), compliance('mi-lost', 'Patch', 0)],
            NextToken: 'page-2',
          },
    GetServiceSetting: ({ SettingId }) => ({
      ServiceSetting: { SettingId, SettingValue: SettingId.startsWith('/ssm/documents') ? 'Enable' : 'CloudWatch' },
    }),
  }),
];

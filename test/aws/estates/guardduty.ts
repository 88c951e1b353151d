import * as GuardDuty from '@aws-sdk/client-guardduty';
import { estate } from '../fake.ts';

export default [
  estate(GuardDuty, {
    ListDetectors: ({ NextToken }) =>
      NextToken ? { DetectorIds: ['12abc34d567e8fa901bc2d34e56789f0'] } : { DetectorIds: [], NextToken: 'page-2' },
    GetDetector: {
      ServiceRole:
        'arn:aws:iam::111122223333:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty',
      Status: 'ENABLED',
      FindingPublishingFrequency: 'SIX_HOURS',
      Features: [
        { Name: 'CLOUD_TRAIL', Status: 'ENABLED' },
        { Name: 'S3_DATA_EVENTS', Status: 'ENABLED' },
        { Name: 'EKS_AUDIT_LOGS', Status: 'DISABLED' },
        { Name: 'RDS_LOGIN_EVENTS', Status: 'DISABLED' },
        {
          Name: 'RUNTIME_MONITORING',
          Status: 'ENABLED',
          AdditionalConfiguration: [
            { Name: 'EKS_ADDON_MANAGEMENT', Status: 'ENABLED' },
            { Name: 'ECS_FARGATE_AGENT_MANAGEMENT', Status: 'DISABLED' },
          ],
        },
      ],
    },
  }),
];

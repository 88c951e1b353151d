import * as CloudTrail from '@aws-sdk/client-cloudtrail';
import { awsError, estate } from '../fake.ts';

const trail = (Name: string, HomeRegion: string, more: object, account = '111122223333') => ({
  Name,
  TrailARN: `arn:aws:cloudtrail:${HomeRegion}:${account}:trail/${Name}`,
  HomeRegion,
  S3BucketName: 'shut',
  IsMultiRegionTrail: false,
  IsOrganizationTrail: false,
  IncludeGlobalServiceEvents: true,
  LogFileValidationEnabled: false,
  HasInsightSelectors: false,
  ...more,
});
const everywhere = trail('everywhere', 'eu-west-1', {
  IsMultiRegionTrail: true,
  LogFileValidationEnabled: true,
  HasInsightSelectors: true,
  KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/data',
  CloudWatchLogsLogGroupArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:cloudtrail:*',
});
/** Only in its home region: the main region has no shadow of it. */
const local = trail('local', 'eu-central-1', { S3BucketName: 'open' });
const stopped = trail('stopped', 'us-east-1', { S3BucketName: 'of-somebody-else' });
/** ListTrails does not show it. */
const organization = trail(
  'organization',
  'us-west-2',
  { IsMultiRegionTrail: true, IsOrganizationTrail: true },
  '999988887777',
);

const info = ({ Name, TrailARN, HomeRegion }: typeof local) => ({ Name, TrailARN, HomeRegion });
const nameOf = (arn: string): string => arn.split('/').at(-1)!;

/** Trails of other regions and accounts are known by ARN only. */
const byArn =
  (answers: Record<string, object>) =>
  ({ Name, TrailName = Name }: { Name: string; TrailName?: string }, { region }: { region: string }) =>
    TrailName.startsWith(`arn:aws:cloudtrail:${region}:`)
      ? (answers[nameOf(TrailName)] ?? awsError('CloudTrailARNInvalidException'))
      : awsError('TrailNotFoundException');

export default [
  estate(CloudTrail, {
    ListTrails: ({ NextToken }) =>
      NextToken ? { Trails: [info(local), info(stopped)] } : { Trails: [info(everywhere)], NextToken: 'page-2' },
    DescribeTrails: (_input, { region }) => ({
      trailList:
        { 'us-east-1': [everywhere, stopped, organization], 'eu-central-1': [everywhere, local, organization] }[
          region
        ] ?? [],
    }),
    GetTrailStatus: byArn({
      everywhere: { IsLogging: true, LatestCloudWatchLogsDeliveryTime: new Date('2026-11-21T11:40:00Z') },
      local: {
        IsLogging: true,
        LatestDeliveryError: 'AccessDenied',
        LatestCloudWatchLogsDeliveryError: 'AccessDenied',
      },
      stopped: { IsLogging: false },
      organization: { IsLogging: true },
    }),
    GetEventSelectors: byArn({
      everywhere: {
        EventSelectors: [
          {
            ReadWriteType: 'All',
            IncludeManagementEvents: true,
            DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::shut/'] }],
          },
        ],
      },
      local: {
        AdvancedEventSelectors: [
          {
            FieldSelectors: [
              { Field: 'eventCategory', Equals: ['Data'] },
              { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
              { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::open/'], NotStartsWith: ['arn:aws:s3:::open/tmp/'] },
              { Field: 'eventName', NotEquals: ['HeadObject'], EndsWith: ['Object'], NotEndsWith: ['Acl'] },
            ],
          },
        ],
      },
      stopped: { EventSelectors: [] },
      // The organization's are not told to members.
    }),
  }),
];

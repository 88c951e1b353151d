import * as Config from '@aws-sdk/client-config-service';
import { estate } from '../fake.ts';

export default [
  estate(Config, {
    DescribeConfigurationRecorders: {
      ConfigurationRecorders: [
        {
          name: 'default',
          roleARN: 'arn:aws:iam::111122223333:role/config',
          recordingGroup: {
            allSupported: false,
            includeGlobalResourceTypes: false,
            resourceTypes: [],
            exclusionByResourceTypes: { resourceTypes: ['AWS::EC2::SecurityGroup'] },
            recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
          },
        },
      ],
    },
    DescribeConfigurationRecorderStatus: {
      ConfigurationRecordersStatus: [
        { name: 'default', recording: true, lastStatus: 'Failure', lastErrorCode: 'AccessDenied' },
      ],
    },
    DescribeDeliveryChannels: { DeliveryChannels: [{ name: 'default', s3BucketName: 'config-logs' }] },
    DescribeDeliveryChannelStatus: {
      DeliveryChannelsStatus: [
        { name: 'default', configHistoryDeliveryInfo: { lastStatus: 'Failure', lastErrorCode: 'NoSuchBucket' } },
      ],
    },
  }),
];

import {
  ConfigServiceClient,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  DescribeDeliveryChannelsCommand,
  DescribeDeliveryChannelStatusCommand,
} from '@aws-sdk/client-config-service';
import { RegionSettings } from '../../../resources/aws/config.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

export const regionSettings = defineAwsCollector(RegionSettings, {
  *list({ account, partition, region }) {
    yield { uid: `arn:${partition}:config:${region}:${account}:region-settings`, name: region };
  },
  facets: {
    // Without a name these describe what the customer manages, and leave out the recorders of other AWS services.
    recorder: (aws) =>
      aws
        .client(ConfigServiceClient)
        .send(new DescribeConfigurationRecordersCommand({}))
        .then(({ ConfigurationRecorders }) => camel(ConfigurationRecorders?.[0]) ?? null),
    recorderStatus: (aws) =>
      aws
        .client(ConfigServiceClient)
        .send(new DescribeConfigurationRecorderStatusCommand({}))
        .then(({ ConfigurationRecordersStatus }) => camel(ConfigurationRecordersStatus?.[0]) ?? null),
    deliveryChannel: (aws) =>
      aws
        .client(ConfigServiceClient)
        .send(new DescribeDeliveryChannelsCommand({}))
        .then(({ DeliveryChannels }) => camel(DeliveryChannels?.[0]) ?? null),
    deliveryStatus: (aws) =>
      aws
        .client(ConfigServiceClient)
        .send(new DescribeDeliveryChannelStatusCommand({}))
        .then(({ DeliveryChannelsStatus }) => camel(DeliveryChannelsStatus?.[0]) ?? null),
  },
});

import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { RegionSettings } from 'cloudstance/resources/aws/config';

const recorder = { name: 'default' };
const deliveryChannel = { name: 'default', s3BucketName: 'config-logs' };

export default defineCheck({
  id: 'aws-config-delivery',
  title: 'AWS Config delivers what it records',
  severity: 'low',
  why: 'The history leaves the region only through the delivery channel: if that is missing or refused, there is nothing to investigate with.',
  references: ['https://docs.aws.amazon.com/config/latest/developerguide/manage-delivery-channel.html'],
  on: RegionSettings.pick('recorder', 'deliveryChannel', 'deliveryStatus'),
  fix: ({ scope }) => ({
    text: 'Check that the bucket exists and that its policy lets config.amazonaws.com write, then deliver once to see.',
    command: sh`aws configservice deliver-config-snapshot --delivery-channel-name default --region ${scope.region}`,
    terraform: 'resource "aws_config_delivery_channel": s3_bucket_name',
  }),

  evaluate({ recorder, deliveryChannel, deliveryStatus }) {
    if (recorder === null) return notApplicable('There is no configuration recorder');
    if (deliveryChannel === null) return fail('There is no delivery channel');
    const bucket = deliveryChannel.s3BucketName ?? 'no bucket';
    const { lastStatus, lastErrorCode } = deliveryStatus?.configHistoryDeliveryInfo ?? {};
    if (lastStatus?.toLowerCase() === 'failure')
      return fail(`The last delivery to ${bucket} failed: ${lastErrorCode ?? 'no reason given'}`);
    return pass(
      lastStatus === undefined
        ? `Records go to ${bucket}; no delivery is reported yet`
        : `Records are delivered to ${bucket}`,
    );
  },

  examples: {
    pass: [
      { recorder, deliveryChannel, deliveryStatus: { configHistoryDeliveryInfo: { lastStatus: 'SUCCESS' } } },
      { recorder, deliveryChannel, deliveryStatus: {} },
    ],
    fail: [
      { recorder, deliveryChannel: null, deliveryStatus: null },
      {
        recorder,
        deliveryChannel,
        deliveryStatus: { configHistoryDeliveryInfo: { lastStatus: 'FAILURE', lastErrorCode: 'NoSuchBucket' } },
      },
    ],
    notApplicable: [{ recorder: null, deliveryChannel: null, deliveryStatus: null }],
  },
});

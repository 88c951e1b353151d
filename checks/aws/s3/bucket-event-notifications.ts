import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { nameOf } from 'cloudstance/domain/aws/arn';
import { listOf } from 'cloudstance/domain/text';
import { Bucket } from 'cloudstance/resources/aws/s3';

const nobody = { destinations: [], eventBridge: false };

export default defineCheck({
  id: 'aws-s3-bucket-event-notifications',
  title: 'S3 buckets report events',
  severity: 'informational',
  why: 'Scanning uploads or noticing mass deletion starts with events that somebody receives.',
  references: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html'],
  on: Bucket.pick('notifications'),
  fix: ({ name }) => ({
    text: 'This replaces what is configured already.',
    command: sh`aws s3api put-bucket-notification-configuration --bucket ${name} --notification-configuration ${'{"EventBridgeConfiguration":{}}'}`,
    terraform: 'resource "aws_s3_bucket_notification": eventbridge = true',
  }),

  evaluate({ notifications: { destinations, eventBridge } }) {
    const all = [...destinations.map(nameOf), ...(eventBridge ? ['EventBridge'] : [])];
    return all.length > 0 ? pass(`Events go to ${listOf(all)}`) : fail('Nobody hears of events');
  },

  examples: {
    pass: [
      { notifications: { ...nobody, eventBridge: true } },
      { notifications: { ...nobody, destinations: ['arn:aws:sns:eu-west-1:111122223333:uploads'] } },
    ],
    fail: [{ notifications: nobody }],
  },
});

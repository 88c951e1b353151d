import { defineCheck, fail, pass } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Distribution } from 'cloudstance/resources/aws/cloudfront';
import { behavior, reconfigure } from './_origin.ts';

const settings = (enabled: boolean) => ({
  defaultRootObject: '',
  logging: { enabled, bucket: enabled ? 'logs.s3.amazonaws.com' : '' },
});
const realtime = { ...behavior, realtimeLogConfigArn: 'arn:aws:cloudfront::111122223333:realtime-log-config/all' };
const destination = 'arn:aws:logs:us-east-1:111122223333:delivery-destination:logs';

export default defineCheck({
  id: 'aws-cloudfront-distribution-logging',
  title: 'CloudFront distributions log requests',
  severity: 'medium',
  why: 'Without a log nobody can tell who asked for what, during an attack or after it.',
  references: ['https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html'],
  on: Distribution.pick('settings', 'logDeliveries', 'behaviors'),
  fix: ({ name }) => ({
    text: 'Enable Logging with a bucket for logs, or deliver standard logs through CloudWatch Logs.',
    command: reconfigure(name),
    terraform: 'resource "aws_cloudfront_distribution": logging_config { bucket = … }',
  }),

  evaluate(distribution) {
    const unlogged = distribution.behaviors.filter(({ realtimeLogConfigArn }) => !realtimeLogConfigArn);
    if (unlogged.length === 0) return pass('Every cache behavior has a real-time log');
    const { enabled, bucket } = distribution.settings.logging;
    if (enabled) return pass(`Requests are logged to ${bucket}`);
    const { logDeliveries } = distribution;
    if (logDeliveries.length > 0) return pass(`Requests are logged to ${listOf(logDeliveries)}`);
    return fail('Requests are not logged');
  },

  examples: {
    pass: [
      { settings: settings(true), logDeliveries: [], behaviors: [behavior] },
      { settings: settings(false), logDeliveries: [destination], behaviors: [behavior] },
      { settings: settings(false), logDeliveries: [], behaviors: [realtime] },
    ],
    fail: [
      { settings: settings(false), logDeliveries: [], behaviors: [behavior] },
      { settings: settings(false), logDeliveries: [], behaviors: [realtime, { ...behavior, pathPattern: '/api/*' }] },
    ],
  },
});

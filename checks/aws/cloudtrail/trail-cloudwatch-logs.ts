import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { instant } from 'cloudstance/domain/time';
import { Trail } from 'cloudstance/resources/aws/cloudtrail';
import { z } from 'zod';
import { foreignOwner, judgedThere, organizationTrail, trail } from './_trail.ts';

const { cloudWatchLogsLogGroupArn: _group, ...unwatched } = trail.config;
const delivered = (latestCloudWatchLogsDeliveryTime: string) => ({
  ...trail,
  status: { isLogging: true, latestCloudWatchLogsDeliveryTime },
});

export default defineCheck({
  id: 'aws-cloudtrail-trail-cloudwatch-logs',
  title: 'CloudTrail delivers to CloudWatch Logs',
  severity: 'low',
  why: 'Metric filters, alarms and quick searches need the events there: files in a bucket raise no alarm.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html',
  ],
  on: Trail.pick('config', 'status'),
  params: z.object({ maxHours: z.number().positive().default(24) }),
  fix: ({ uid, scope }) => ({
    command: sh`aws cloudtrail update-trail --name ${uid} --cloud-watch-logs-log-group-arn GROUP --cloud-watch-logs-role-arn ROLE --region ${scope.region}`,
    terraform: 'resource "aws_cloudtrail": cloud_watch_logs_group_arn, cloud_watch_logs_role_arn',
  }),

  evaluate(subject, { params: { maxHours }, now }) {
    const owner = foreignOwner(subject);
    if (owner) return notApplicable(judgedThere(owner));
    if (subject.config.cloudWatchLogsLogGroupArn === undefined) return fail('The trail has no log group');
    const {
      isLogging,
      latestCloudWatchLogsDeliveryTime: last,
      latestCloudWatchLogsDeliveryError: error,
    } = subject.status;
    if (!isLogging) return notApplicable('The trail is stopped');
    if (last === undefined) return fail(`Nothing was ever delivered${error ? `: ${error}` : ''}`);
    const hours = Math.floor((now.getTime() - instant(last)) / 3_600_000);
    if (hours >= maxHours) return fail(`The last delivery was ${hours} hours ago${error ? `: ${error}` : ''}`);
    return pass(`The last delivery was on ${last}`);
  },

  examples: {
    pass: [trail, delivered('2026-11-20T12:30:00.000Z')],
    fail: [
      { ...trail, config: unwatched },
      { ...trail, status: { isLogging: true, latestCloudWatchLogsDeliveryError: 'AccessDenied' } },
      delivered('2026-11-20T12:00:00.000Z'),
    ],
    notApplicable: [{ ...trail, status: { isLogging: false } }, organizationTrail],
  },
});

import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { LogGroup } from 'cloudstance/resources/aws/logs';
import { z } from 'zod';

export default defineCheck({
  id: 'aws-logs-group-retention',
  title: 'Log groups keep events long enough',
  severity: 'low',
  why: 'Intrusions are often found months later, and then the events of their first days are gone.',
  references: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html'],
  on: LogGroup.pick('config'),
  params: z.object({ minDays: z.number().int().positive().default(365) }),
  fix: ({ name, scope }) => ({
    command: sh`aws logs put-retention-policy --log-group-name ${name} --retention-in-days 365 --region ${scope.region}`,
    terraform: 'resource "aws_cloudwatch_log_group": retention_in_days',
  }),

  evaluate({ config: { retentionInDays, logGroupClass } }, { params: { minDays } }) {
    if (logGroupClass === 'DELIVERY') return notApplicable('AWS fixes the retention of delivery log groups');
    if (retentionInDays === undefined) return pass('Events never expire');
    const fact = `Events expire after ${retentionInDays} days`;
    return retentionInDays < minDays ? fail(fact) : pass(fact);
  },

  examples: {
    pass: [{ config: {} }, { config: { retentionInDays: 365 } }],
    fail: [{ config: { retentionInDays: 180, logGroupClass: 'STANDARD' } }],
    notApplicable: [{ config: { retentionInDays: 1, logGroupClass: 'DELIVERY' } }],
  },
});

import { z } from 'zod';
import { defineResource, facet, listed } from '../../resource.ts';

export const LogGroup = defineResource('aws.logs.log-group', {
  label: 'CloudWatch log groups',
  per: 'region',
  list: ['logs:DescribeLogGroups'],
  facets: {
    config: listed(
      z.object({
        /** Missing: events never expire. */
        retentionInDays: z.number().optional(),
        /** Missing: encrypted with keys of CloudWatch Logs. */
        kmsKeyId: z.string().optional(),
        /** `STANDARD`, `INFREQUENT_ACCESS`, or `DELIVERY`, whose retention is fixed. */
        logGroupClass: z.string().optional(),
      }),
    ),
  },
});

/** Of which a region has at most ten, for all of its log groups. */
export const ResourcePolicy = defineResource('aws.logs.resource-policy', {
  label: 'CloudWatch Logs resource policies',
  per: 'region',
  list: ['logs:DescribeResourcePolicies'],
  facets: {
    /** The policy as text. */
    document: listed(z.string()),
  },
});

/** Metric filters of the log groups that trails of this account deliver to; those of other log groups are not listed. */
export const MetricFilter = defineResource('aws.logs.metric-filter', {
  label: 'Metric filters of trails',
  per: 'account',
  list: ['cloudtrail:ListTrails', 'cloudtrail:DescribeTrails', 'logs:DescribeMetricFilters'],
  facets: {
    config: listed(
      z.object({
        logGroupArn: z.string(),
        filterPattern: z.string(),
        metricTransformations: z.array(z.object({ metricNamespace: z.string(), metricName: z.string() })),
      }),
    ),
    /** The alarms on its metrics, composite ones that rest on them included. */
    alarms: facet(
      z.array(
        z.object({
          alarmName: z.string(),
          actionsEnabled: z.boolean(),
          /** Topics that are told of an alarm, and whether any subscription to them is confirmed. */
          topics: z.array(z.object({ topicArn: z.string(), subscribed: z.boolean() })),
        }),
      ),
      'cloudwatch:DescribeAlarms',
      'sns:ListSubscriptionsByTopic',
    ),
  },
});

import { z } from 'zod';
import { defineResource, listed } from '../../resource.ts';

export const Alarm = defineResource('aws.cloudwatch.alarm', {
  label: 'CloudWatch alarms',
  per: 'region',
  list: ['cloudwatch:DescribeAlarms'],
  facets: {
    config: listed(
      z.object({
        actionsEnabled: z.boolean(),
        /** What happens on an alarm: ARNs of topics, functions, scaling policies, … */
        alarmActions: z.array(z.string()),
        /** Only composite alarms have one. */
        alarmRule: z.string().optional(),
      }),
    ),
  },
});

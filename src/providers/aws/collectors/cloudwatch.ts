import { CloudWatchClient, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import { Alarm } from '../../../resources/aws/cloudwatch.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

export const alarms = defineAwsCollector(Alarm, {
  async *list(aws) {
    const client = aws.client(CloudWatchClient);
    const pages = paginateDescribeAlarms(
      { client },
      { AlarmTypes: ['MetricAlarm', 'CompositeAlarm'], MaxRecords: 100 },
    );
    for await (const { MetricAlarms = [], CompositeAlarms = [] } of pages)
      for (const alarm of [...MetricAlarms, ...CompositeAlarms])
        // Alarms without actions come without the list.
        yield { uid: alarm.AlarmArn!, name: alarm.AlarmName!, config: { alarmActions: [], ...camel(alarm) } };
  },
  facets: {},
});

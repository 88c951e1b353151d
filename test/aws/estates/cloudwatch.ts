import * as CloudWatch from '@aws-sdk/client-cloudwatch';
import { estate } from '../fake.ts';

const arn = (name: string) => `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:${name}`;
const topic = (name: string) => `arn:aws:sns:eu-west-1:111122223333:${name}`;
const alarm = (AlarmName: string, more: object) => ({
  AlarmName,
  AlarmArn: arn(AlarmName),
  ActionsEnabled: true,
  ...more,
});
const on = (MetricName: string, AlarmActions: string[], more: object = {}) =>
  alarm(MetricName, { Namespace: 'Trail', MetricName, AlarmActions, ...more });

export default [
  estate(CloudWatch, {
    DescribeAlarms: ({ NextToken }) =>
      NextToken
        ? {
            MetricAlarms: [
              on('unread', [topic('unread')]),
              on('gone', [topic('gone')]),
              on('off', [topic('alarms')], { ActionsEnabled: false }),
              on('part', []),
              alarm('scaling', {
                Namespace: 'AWS/EC2',
                MetricName: 'CPUUtilization',
                AlarmActions: ['arn:aws:swf:eu-west-1:111122223333:action/actions/AWS_EC2.InstanceId.Stop/1.0'],
              }),
              alarm('silent', { Namespace: 'AWS/EC2', MetricName: 'NetworkIn', AlarmActions: [] }),
            ],
            CompositeAlarms: [
              alarm('whole', { AlarmRule: 'ALARM( "part" ) OR ALARM(math)', AlarmActions: [topic('alarms')] }),
            ],
          }
        : {
            MetricAlarms: [
              on('root', [topic('alarms')]),
              alarm('math', {
                Metrics: [
                  {
                    Id: 'm1',
                    MetricStat: { Metric: { Namespace: 'Trail', MetricName: 'calls' }, Period: 300, Stat: 'Sum' },
                  },
                  { Id: 'e1', Expression: 'm1 * 2' },
                ],
                AlarmActions: [topic('alarms')],
              }),
            ],
            NextToken: 'page-2',
          },
  }),
];

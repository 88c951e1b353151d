import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Alarm } from 'cloudstance/resources/aws/cloudwatch';

const alarm = (actionsEnabled: boolean, ...alarmActions: string[]) => ({ config: { actionsEnabled, alarmActions } });
const topic = 'arn:aws:sns:eu-west-1:111122223333:alarms';

export default defineCheck({
  id: 'aws-cloudwatch-alarm-actions-enabled',
  title: 'Actions of CloudWatch alarms are switched on',
  severity: 'low',
  why: 'Actions that were switched off for maintenance and forgotten keep the alarm silent.',
  references: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_EnableAlarmActions.html'],
  on: Alarm.pick('config'),
  fix: ({ name, scope }) => ({
    command: sh`aws cloudwatch enable-alarm-actions --alarm-names ${name} --region ${scope.region}`,
    terraform: 'resource "aws_cloudwatch_metric_alarm": actions_enabled = true',
  }),

  evaluate({ config: { actionsEnabled, alarmActions } }) {
    if (actionsEnabled) return pass('Actions are switched on');
    return alarmActions.length > 0 ? fail('Actions are switched off') : notApplicable('The alarm has no action');
  },

  examples: {
    pass: [alarm(true, topic), alarm(true)],
    fail: [alarm(false, topic)],
    notApplicable: [alarm(false)],
  },
});

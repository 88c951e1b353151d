import { all, defineCheck, fail, inRegion, notApplicable, pass, sh } from 'cloudstance/check';
import { ruleNames } from 'cloudstance/domain/aws/alarm';
import { listOf, plural } from 'cloudstance/domain/text';
import { Alarm } from 'cloudstance/resources/aws/cloudwatch';

const topic = 'arn:aws:sns:eu-west-1:111122223333:alarms';
const arn = (name: string) => `arn:aws:cloudwatch:eu-west-1:111122223333:alarm:${name}`;
const alarm = (...alarmActions: string[]) => ({
  uid: arn('errors'),
  name: 'errors',
  config: { actionsEnabled: true, alarmActions },
});
const composite = (alarmRule: string) => ({
  uid: arn('all'),
  name: 'all',
  config: { actionsEnabled: true, alarmActions: [topic], alarmRule },
});

export default defineCheck({
  id: 'aws-cloudwatch-alarm-actions',
  title: 'CloudWatch alarms do something when they go off',
  severity: 'low',
  why: 'An alarm without action is noticed only by whoever happens to look at it.',
  references: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html'],
  on: Alarm.pick('config'),
  with: { alarms: inRegion(all(Alarm.pick('config'))) },
  fix: ({ name, scope }) => ({
    text: `Give alarm ${name} an action, for example a topic that somebody is subscribed to; put-metric-alarm wants the whole definition again.`,
    command: sh`aws cloudwatch describe-alarms --alarm-names ${name} --region ${scope.region}`,
    terraform: 'resource "aws_cloudwatch_metric_alarm": alarm_actions',
  }),

  evaluate({ name, uid, config: { alarmActions } }, { alarms }) {
    if (alarmActions.length > 0) return pass(`The alarm has ${plural(alarmActions.length, 'action')}`);
    const composites = alarms.filter(
      ({ config: { alarmRule } }) => alarmRule !== undefined && ruleNames(alarmRule, name, uid),
    );
    if (composites.length === 0) return fail('The alarm has no action');
    return notApplicable(`The alarm is part of ${listOf(composites.map((c) => c.name).toSorted())}`);
  },

  examples: {
    pass: [{ ...alarm(topic), $alarms: [] }],
    fail: [{ ...alarm(), $alarms: [composite('ALARM("many errors")')] }],
    notApplicable: [{ ...alarm(), $alarms: [composite('ALARM("latency") AND ALARM("errors")')] }],
  },
});

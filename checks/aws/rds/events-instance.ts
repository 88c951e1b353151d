import { defineCheck, sh } from 'cloudstance/check';
import { Region } from 'cloudstance/resources/aws/account';
import { databases, eventsVerdict, subscription } from './_events.ts';

const categories = ['configuration change', 'failure', 'maintenance'];

export default defineCheck({
  id: 'aws-rds-events-instance',
  title: 'Somebody is told when an RDS instance fails or is changed',
  severity: 'low',
  why: 'Without a subscription, nobody hears of it until users do.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html'],
  on: Region.pick(),
  with: databases,
  fix: ({ name }) => ({
    command: sh`aws rds create-event-subscription --region ${name} --subscription-name db-instance-events --sns-topic-arn TOPIC_ARN --source-type db-instance --event-categories "configuration change" failure maintenance`,
    terraform:
      'resource "aws_db_event_subscription": source_type = "db-instance", event_categories = ["configuration change", "failure", "maintenance"]',
  }),

  evaluate(_region, { subscriptions, instances }) {
    return eventsVerdict('db-instance', categories, [instances], subscriptions);
  },

  examples: {
    pass: [
      { $subscriptions: [subscription('db-instance', categories)], $instances: [{ engine: 'mysql' }], $clusters: [] },
      { $subscriptions: [subscription(null, [])], $instances: [{ engine: 'mysql' }], $clusters: [] },
    ],
    fail: [
      { $subscriptions: [], $instances: [{ engine: 'mysql' }], $clusters: [] },
      {
        $subscriptions: [subscription('db-instance', [categories[0]!])],
        $instances: [{ engine: 'mysql' }],
        $clusters: [],
      },
      {
        $subscriptions: [subscription('db-instance', [], { enabled: false })],
        $instances: [{ engine: 'mysql' }],
        $clusters: [],
      },
      {
        $subscriptions: [subscription('db-instance', [], { sourceIds: ['shop'] })],
        $instances: [{ engine: 'mysql' }],
        $clusters: [],
      },
    ],
    notApplicable: [{ $subscriptions: [], $instances: [], $clusters: [] }],
  },
});

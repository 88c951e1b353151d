import { defineCheck, sh } from 'cloudstance/check';
import { Region } from 'cloudstance/resources/aws/account';
import { databases, eventsVerdict, subscription } from './_events.ts';

const categories = ['configuration change', 'failure'];

export default defineCheck({
  id: 'aws-rds-events-security-group',
  title: 'Somebody is told when an RDS security group is changed',
  severity: 'informational',
  why: 'Without a subscription, nobody hears of it until users do.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html'],
  on: Region.pick(),
  with: databases,
  fix: ({ name }) => ({
    command: sh`aws rds create-event-subscription --region ${name} --subscription-name db-security-group-events --sns-topic-arn TOPIC_ARN --source-type db-security-group --event-categories "configuration change" failure`,
    terraform:
      'resource "aws_db_event_subscription": source_type = "db-security-group", event_categories = ["configuration change", "failure"]',
  }),

  evaluate(_region, { subscriptions, instances, clusters }) {
    return eventsVerdict('db-security-group', categories, [instances, clusters], subscriptions);
  },

  examples: {
    pass: [
      {
        $subscriptions: [subscription('db-security-group', categories)],
        $instances: [],
        $clusters: [{ engine: 'aurora-mysql' }],
      },
      { $subscriptions: [subscription(null, [])], $instances: [], $clusters: [{ engine: 'aurora-mysql' }] },
    ],
    fail: [
      { $subscriptions: [], $instances: [], $clusters: [{ engine: 'aurora-mysql' }] },
      {
        $subscriptions: [subscription('db-security-group', [categories[0]!])],
        $instances: [],
        $clusters: [{ engine: 'aurora-mysql' }],
      },
      {
        $subscriptions: [subscription('db-security-group', [], { enabled: false })],
        $instances: [],
        $clusters: [{ engine: 'aurora-mysql' }],
      },
      {
        $subscriptions: [subscription('db-security-group', [], { sourceIds: ['shop'] })],
        $instances: [],
        $clusters: [{ engine: 'aurora-mysql' }],
      },
    ],
    notApplicable: [{ $subscriptions: [], $instances: [], $clusters: [] }],
  },
});

import { defineCheck, sh } from 'cloudstance/check';
import { Region } from 'cloudstance/resources/aws/account';
import { databases, eventsVerdict, subscription } from './_events.ts';

const categories = ['configuration change'];

export default defineCheck({
  id: 'aws-rds-events-parameter-group',
  title: 'Somebody is told when an RDS parameter group is changed',
  severity: 'low',
  why: 'Without a subscription, nobody hears of it until users do.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html'],
  on: Region.pick(),
  with: databases,
  fix: ({ name }) => ({
    command: sh`aws rds create-event-subscription --region ${name} --subscription-name db-parameter-group-events --sns-topic-arn TOPIC_ARN --source-type db-parameter-group --event-categories "configuration change"`,
    terraform:
      'resource "aws_db_event_subscription": source_type = "db-parameter-group", event_categories = ["configuration change"]',
  }),

  evaluate(_region, { subscriptions, instances, clusters }) {
    return eventsVerdict('db-parameter-group', categories, [instances, clusters], subscriptions);
  },

  examples: {
    pass: [
      {
        $subscriptions: [subscription('db-parameter-group', categories)],
        $instances: [{ engine: 'mysql' }],
        $clusters: [],
      },
      { $subscriptions: [subscription(null, [])], $instances: [{ engine: 'mysql' }], $clusters: [] },
    ],
    fail: [
      { $subscriptions: [], $instances: [{ engine: 'mysql' }], $clusters: [] },
      {
        $subscriptions: [subscription('db-parameter-group', ['creation'])],
        $instances: [{ engine: 'mysql' }],
        $clusters: [],
      },
      {
        $subscriptions: [subscription('db-parameter-group', [], { enabled: false })],
        $instances: [{ engine: 'mysql' }],
        $clusters: [],
      },
      {
        $subscriptions: [subscription('db-parameter-group', [], { sourceIds: ['shop'] })],
        $instances: [{ engine: 'mysql' }],
        $clusters: [],
      },
    ],
    notApplicable: [{ $subscriptions: [], $instances: [], $clusters: [] }],
  },
});

import { defineCheck, sh } from 'cloudstance/check';
import { Region } from 'cloudstance/resources/aws/account';
import { databases, eventsVerdict, subscription } from './_events.ts';

const categories = ['failure', 'maintenance'];

export default defineCheck({
  id: 'aws-rds-events-cluster',
  title: 'Somebody is told when an RDS cluster fails or is serviced',
  severity: 'low',
  why: 'Without a subscription, nobody hears of it until users do.',
  references: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html'],
  on: Region.pick(),
  with: databases,
  fix: ({ name }) => ({
    command: sh`aws rds create-event-subscription --region ${name} --subscription-name db-cluster-events --sns-topic-arn TOPIC_ARN --source-type db-cluster --event-categories failure maintenance`,
    terraform:
      'resource "aws_db_event_subscription": source_type = "db-cluster", event_categories = ["failure", "maintenance"]',
  }),

  evaluate(_region, { subscriptions, clusters }) {
    return eventsVerdict('db-cluster', categories, [clusters], subscriptions);
  },

  examples: {
    pass: [
      {
        $subscriptions: [subscription('db-cluster', categories)],
        $instances: [],
        $clusters: [{ engine: 'aurora-mysql' }],
      },
      { $subscriptions: [subscription(null, [])], $instances: [], $clusters: [{ engine: 'aurora-mysql' }] },
    ],
    fail: [
      { $subscriptions: [], $instances: [], $clusters: [{ engine: 'aurora-mysql' }] },
      {
        $subscriptions: [subscription('db-cluster', [categories[0]!])],
        $instances: [],
        $clusters: [{ engine: 'aurora-mysql' }],
      },
      {
        $subscriptions: [subscription('db-cluster', [], { enabled: false })],
        $instances: [],
        $clusters: [{ engine: 'aurora-mysql' }],
      },
      {
        $subscriptions: [subscription('db-cluster', [], { sourceIds: ['shop'] })],
        $instances: [],
        $clusters: [{ engine: 'aurora-mysql' }],
      },
    ],
    notApplicable: [{ $subscriptions: [], $instances: [], $clusters: [] }],
  },
});

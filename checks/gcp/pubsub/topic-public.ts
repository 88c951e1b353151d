import { defineCheck, sh } from 'cloudstance/check';
import { Topic } from 'cloudstance/resources/gcp/pubsub';
import { closedToEverybody, policyExamples } from '../_public.ts';

export default defineCheck({
  id: 'gcp-pubsub-topic-public',
  title: 'Pub/Sub topics are not open to everybody',
  severity: 'critical',
  why: 'Whoever may publish to a topic feeds what he likes to every program behind it.',
  references: ['https://cloud.google.com/pubsub/docs/access-control'],
  on: Topic.pick('bindings'),
  fix: ({ name, scope }) =>
    sh`gcloud pubsub topics remove-iam-policy-binding ${name} --project ${scope.account} --member allUsers --role ROLE`,
  evaluate: (topic) => closedToEverybody(topic, topic.bindings),
  examples: policyExamples('roles/pubsub.publisher'),
});

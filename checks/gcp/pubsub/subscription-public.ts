import { defineCheck, sh } from 'cloudstance/check';
import { Subscription } from 'cloudstance/resources/gcp/pubsub';
import { closedToEverybody, policyExamples } from '../_public.ts';

export default defineCheck({
  id: 'gcp-pubsub-subscription-public',
  title: 'Pub/Sub subscriptions are not open to everybody',
  severity: 'critical',
  why: 'Whoever may consume from a subscription reads its messages and takes them away from those they were meant for.',
  references: ['https://cloud.google.com/pubsub/docs/access-control'],
  on: Subscription.pick('bindings'),
  fix: ({ name, scope }) =>
    sh`gcloud pubsub subscriptions remove-iam-policy-binding ${name} --project ${scope.account} --member allUsers --role ROLE`,
  evaluate: (subscription) => closedToEverybody(subscription, subscription.bindings),
  examples: policyExamples('roles/pubsub.subscriber'),
});

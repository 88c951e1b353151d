import { z } from 'zod';
import { defineResource, facet, listed } from '../../resource.ts';

export const Topic = defineResource('aws.sns.topic', {
  label: 'SNS topics',
  per: 'region',
  list: ['sns:ListTopics'],
  facets: {
    attributes: facet(
      z.object({
        /** The access policy as text: every topic has one. */
        policy: z.string(),
        /** `null`: no KMS encryption. */
        kmsMasterKeyId: z.string().nullable(),
        /** The kinds of endpoint whose failed deliveries are logged, for example `HTTP` or `Lambda`. */
        failureFeedback: z.array(z.string()),
      }),
      'sns:GetTopicAttributes',
    ),
  },
});

/** The account's own subscriptions. Endpoints are left out on purpose: they are addresses of people. */
export const Subscription = defineResource('aws.sns.subscription', {
  label: 'SNS subscriptions',
  per: 'region',
  list: ['sns:ListSubscriptions'],
  facets: {
    config: listed(
      z.object({
        topicArn: z.string(),
        /** `email`, `https`, `sqs`, `lambda`, … */
        protocol: z.string(),
        /** Not confirmed yet: nothing is delivered. */
        pending: z.boolean(),
      }),
    ),
  },
});

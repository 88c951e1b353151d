import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';
import { Bindings } from './_policy.ts';

export const Topic = defineResource('gcp.pubsub.topic', {
  label: 'Pub/Sub topics',
  per: 'account',
  list: ['pubsub.topics.list'],
  facets: {
    tags: listed(tags),
    /** The customer's key for messages; `null`: Google's. */
    kmsKeyName: listed(z.string().nullable()),
    bindings: facet(Bindings, 'pubsub.topics.getIamPolicy'),
  },
});

export const Subscription = defineResource('gcp.pubsub.subscription', {
  label: 'Pub/Sub subscriptions',
  per: 'account',
  list: ['pubsub.subscriptions.list'],
  facets: {
    tags: listed(tags),
    /** Where messages are pushed to; `null`: they are pulled or written to a service of Google. */
    push: listed(
      z
        .object({
          pushEndpoint: z.string(),
          /** E-mail of the service account whose token goes with each message; missing where none does. */
          tokenAccount: z.string().optional(),
        })
        .nullable(),
    ),
    bindings: facet(Bindings, 'pubsub.subscriptions.getIamPolicy'),
  },
});

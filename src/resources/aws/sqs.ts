import { z } from 'zod';
import { defineResource, facet } from '../../resource.ts';

/** All facets come from one call a queue. */
export const Queue = defineResource('aws.sqs.queue', {
  label: 'SQS queues',
  per: 'region',
  list: ['sqs:ListQueues'],
  facets: {
    /** The access policy as text; `null`: none, so that only the account's own policies let anybody in. */
    policy: facet(z.string().nullable(), 'sqs:GetQueueAttributes'),
    encryption: facet(
      z.object({ kmsMasterKeyId: z.string().nullable(), sqsManagedSseEnabled: z.boolean() }),
      'sqs:GetQueueAttributes',
    ),
    /** Where messages go that can't be processed; `null`: nowhere. */
    deadLetterTargetArn: facet(z.string().nullable(), 'sqs:GetQueueAttributes'),
  },
});

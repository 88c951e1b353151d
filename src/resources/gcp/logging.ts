import { z } from 'zod';
import { defineResource, facet, listed } from '../../resource.ts';

/** A log sink of a project, or of an organization and each folder below it. */
export const Sink = defineResource('gcp.logging.sink', {
  label: 'Log sinks',
  per: 'scope',
  list: ['logging.sinks.list', 'resourcemanager.folders.list'],
  facets: {
    config: listed(
      z.object({
        /** For example `storage.googleapis.com/<bucket>`. */
        destination: z.string(),
        /** Empty where everything is exported. */
        filter: z.string(),
        disabled: z.boolean(),
        /** Filters of what is left out. */
        exclusions: z.array(z.string()),
      }),
    ),
    /** The Cloud Storage bucket it writes to; `null` for other destinations, and where the bucket is gone. */
    bucket: facet(
      z
        .object({
          /** Missing where objects may be deleted at once. The period is in seconds. */
          retentionPolicy: z.object({ retentionPeriod: z.string(), isLocked: z.boolean() }).optional(),
        })
        .nullable(),
      'storage.buckets.get',
    ),
  },
});

export const LogBucket = defineResource('gcp.logging.bucket', {
  label: 'Log buckets',
  per: 'account',
  list: ['logging.buckets.list'],
  facets: { config: listed(z.object({ retentionDays: z.number(), locked: z.boolean() })) },
});

export const LogMetric = defineResource('gcp.logging.metric', {
  label: 'Log-based metrics',
  per: 'account',
  list: ['logging.logMetrics.list'],
  facets: { config: listed(z.object({ filter: z.string(), disabled: z.boolean() })) },
});

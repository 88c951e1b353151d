import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';

export const Dataset = defineResource('gcp.bigquery.dataset', {
  label: 'BigQuery datasets',
  per: 'account',
  list: ['bigquery.datasets.get'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        /** The customer's key for new tables; missing where Google's are used. */
        kmsKeyName: z.string().optional(),
        /** Who has access: `allUsers`, `allAuthenticatedUsers`, an address, a group of projects; the role where there is one. */
        access: z.array(z.object({ who: z.string(), role: z.string().optional() })),
      }),
    ),
  },
});

export const Table = defineResource('gcp.bigquery.table', {
  label: 'BigQuery tables',
  per: 'account',
  list: ['bigquery.datasets.get', 'bigquery.tables.list', 'bigquery.tables.get'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        /** `TABLE`, `VIEW`, `EXTERNAL`, `MATERIALIZED_VIEW` or `SNAPSHOT`. */
        type: z.string(),
        /** The customer's key; missing where Google's are used. */
        kmsKeyName: z.string().optional(),
      }),
    ),
  },
});

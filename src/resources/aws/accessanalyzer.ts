import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';

export const Analyzer = defineResource('aws.accessanalyzer.analyzer', {
  label: 'Access analyzers',
  per: 'region',
  list: ['access-analyzer:ListAnalyzers'],
  facets: {
    config: listed(z.object({ type: z.string(), status: z.string() })),
    tags: listed(tags),
  },
});

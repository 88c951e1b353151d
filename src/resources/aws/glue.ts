import { z } from 'zod';
import { defineResource, listed } from '../../resource.ts';

export const Job = defineResource('aws.glue.job', {
  label: 'Glue jobs',
  per: 'region',
  list: ['glue:GetJobs'],
  facets: {
    /** ARN or name of the role that its script runs as. */
    role: listed(z.string()),
  },
});

export const DevEndpoint = defineResource('aws.glue.dev-endpoint', {
  label: 'Glue development endpoints',
  per: 'region',
  list: ['glue:GetDevEndpoints'],
  facets: {
    /** ARN of the role that whoever logs in runs as. */
    role: listed(z.string()),
    /** Where it answers SSH; `null`: inside a VPC. */
    publicAddress: listed(z.string().nullable()),
  },
});

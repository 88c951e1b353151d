import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';

/** Stacks that are not deleted. */
export const Stack = defineResource('aws.cloudformation.stack', {
  label: 'CloudFormation stacks',
  per: 'region',
  list: ['cloudformation:DescribeStacks'],
  facets: {
    /** ARN of the role that changes are made as; `null`: that of whoever makes them. */
    role: listed(z.string().nullable()),
    tags: listed(tags),
  },
});

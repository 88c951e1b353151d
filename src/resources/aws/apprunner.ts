import { z } from 'zod';
import { defineResource, facet, listed } from '../../resource.ts';

/** Services that are not deleted. */
export const Service = defineResource('aws.apprunner.service', {
  label: 'App Runner services',
  per: 'region',
  list: ['apprunner:ListServices'],
  facets: {
    /** Host name that it answers at. */
    url: listed(z.string()),
    /** ARN of the role that its code runs as; `null`: none. One call for each service, which answers `public`, too. */
    role: facet(z.string().nullable(), 'apprunner:DescribeService'),
    /** Whether it answers the internet. */
    public: facet(z.boolean(), 'apprunner:DescribeService'),
  },
});

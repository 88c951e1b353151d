import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';

export const Cluster = defineResource('aws.redshift.cluster', {
  label: 'Redshift clusters',
  per: 'region',
  list: ['redshift:DescribeClusters'],
  facets: {
    publiclyAccessible: listed(z.boolean()),
    encrypted: listed(z.boolean()),
    /** In days; 0: no automated snapshots. */
    automatedSnapshotRetentionPeriod: listed(z.number()),
    allowVersionUpgrade: listed(z.boolean()),
    enhancedVpcRouting: listed(z.boolean()),
    masterUsername: listed(z.string()),
    dbName: listed(z.string()),
    /** Whether it runs in two availability zones; `null`: not said. */
    multiAZ: listed(z.string().nullable()),
    parameterGroup: listed(z.string()),
    /** Of its parameter group; `null`: the group does not have it. */
    parameters: facet(
      z.object({ requireSsl: z.string().nullable(), enableUserActivityLogging: z.string().nullable() }),
      'redshift:DescribeClusterParameters',
    ),
    logging: facet(
      z.object({
        loggingEnabled: z.boolean(),
        bucketName: z.string().optional(),
        /** `s3` or `cloudwatch`. */
        logDestinationType: z.string().optional(),
      }),
      'redshift:DescribeLoggingStatus',
    ),
    tags: listed(tags),
  },
});

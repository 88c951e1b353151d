import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';

export const Cluster = defineResource('gcp.dataproc.cluster', {
  label: 'Dataproc clusters',
  per: 'account',
  list: ['compute.regions.list', 'dataproc.clusters.list'],
  facets: {
    tags: listed(tags),
    /** `null`: the cluster runs in Kubernetes and has no machines of its own. */
    config: listed(
      z
        .object({
          encryptionConfig: z
            .object({ gcePdKmsKeyName: z.string().optional(), kmsKey: z.string().optional() })
            .optional(),
          gceClusterConfig: z.object({ internalIpOnly: z.boolean().optional() }).optional(),
        })
        .nullable(),
    ),
  },
});

import { z } from 'zod';
import { defineResource, facet } from '../../resource.ts';

const Recorder = z.object({
  name: z.string(),
  roleARN: z.string().optional(),
  recordingGroup: z
    .object({
      allSupported: z.boolean().optional(),
      includeGlobalResourceTypes: z.boolean().optional(),
      resourceTypes: z.array(z.string()).optional(),
      exclusionByResourceTypes: z.object({ resourceTypes: z.array(z.string()).optional() }).optional(),
      recordingStrategy: z.object({ useOnly: z.string().optional() }).optional(),
    })
    .optional(),
});

/** AWS Config in one region. */
export const RegionSettings = defineResource('aws.config.region-settings', {
  label: 'AWS Config settings',
  per: 'region',
  list: [],
  facets: {
    /** The customer's recorder, of which a region has at most one; `null`: none. */
    recorder: facet(Recorder.nullable(), 'config:DescribeConfigurationRecorders'),
    /** How the recorder is doing; `null`: there is none. */
    recorderStatus: facet(
      z
        .object({ recording: z.boolean(), lastStatus: z.string().optional(), lastErrorCode: z.string().optional() })
        .nullable(),
      'config:DescribeConfigurationRecorderStatus',
    ),
    /** Where the records go; `null`: nowhere. */
    deliveryChannel: facet(
      z.object({ name: z.string(), s3BucketName: z.string().optional() }).nullable(),
      'config:DescribeDeliveryChannels',
    ),
    /** How deliveries are going; `null`: there is no channel. */
    deliveryStatus: facet(
      z
        .object({
          configHistoryDeliveryInfo: z
            .object({ lastStatus: z.string().optional(), lastErrorCode: z.string().optional() })
            .optional(),
        })
        .nullable(),
      'config:DescribeDeliveryChannelStatus',
    ),
  },
});

import { z } from 'zod';
import { defineResource, facet, instant, listed } from '../../resource.ts';

const FieldSelector = z.object({
  field: z.string(),
  equals: z.array(z.string()).optional(),
  startsWith: z.array(z.string()).optional(),
  endsWith: z.array(z.string()).optional(),
  notEquals: z.array(z.string()).optional(),
  notStartsWith: z.array(z.string()).optional(),
  notEndsWith: z.array(z.string()).optional(),
});

/** A trail that records this account: one of its own, or one of its organization. It lives in its home region. */
export const Trail = defineResource('aws.cloudtrail.trail', {
  label: 'CloudTrail trails',
  per: 'account',
  list: ['cloudtrail:ListTrails', 'cloudtrail:DescribeTrails'],
  facets: {
    config: listed(
      z.object({
        s3BucketName: z.string(),
        isMultiRegionTrail: z.boolean(),
        isOrganizationTrail: z.boolean(),
        includeGlobalServiceEvents: z.boolean(),
        logFileValidationEnabled: z.boolean(),
        hasInsightSelectors: z.boolean(),
        /** Missing: encrypted with keys of S3. */
        kmsKeyId: z.string().optional(),
        /** Missing: not delivered to CloudWatch Logs. */
        cloudWatchLogsLogGroupArn: z.string().optional(),
      }),
    ),
    status: facet(
      z.object({
        isLogging: z.boolean(),
        latestDeliveryError: z.string().optional(),
        latestCloudWatchLogsDeliveryTime: instant.optional(),
        latestCloudWatchLogsDeliveryError: z.string().optional(),
      }),
      'cloudtrail:GetTrailStatus',
    ),
    /**
     * Which events are recorded: selectors of one of the two kinds. `null`: the trail of another account, which does not
     * tell its members.
     */
    selectors: facet(
      z
        .object({
          eventSelectors: z
            .array(
              z.object({
                readWriteType: z.string().optional(),
                includeManagementEvents: z.boolean().optional(),
                dataResources: z.array(z.object({ type: z.string(), values: z.array(z.string()) })).optional(),
              }),
            )
            .optional(),
          advancedEventSelectors: z.array(z.object({ fieldSelectors: z.array(FieldSelector) })).optional(),
        })
        .nullable(),
      'cloudtrail:GetEventSelectors',
    ),
  },
});

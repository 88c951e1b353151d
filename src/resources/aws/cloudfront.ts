import { z } from 'zod';
import { defineResource, facet, listed } from '../../resource.ts';

export const Distribution = defineResource('aws.cloudfront.distribution', {
  label: 'CloudFront distributions',
  per: 'account',
  list: ['cloudfront:ListDistributions'],
  facets: {
    /** The name under `cloudfront.net` that it answers at, and whether it does. */
    address: listed(z.object({ domainName: z.string(), enabled: z.boolean() })),
    /** `pathPattern` of the default behavior is `*`. */
    behaviors: listed(
      z.array(
        z.object({
          pathPattern: z.string(),
          targetOriginId: z.string(),
          viewerProtocolPolicy: z.string(),
          realtimeLogConfigArn: z.string().optional(),
        }),
      ),
    ),
    origins: listed(
      z.array(
        z.object({
          id: z.string(),
          domainName: z.string(),
          /** Empty: none. */
          originAccessControlId: z.string(),
          /** An S3 origin, with its origin access identity; empty: none. */
          originAccessIdentity: z.string().nullable(),
          /** `null`: an S3 or VPC origin. */
          custom: z.object({ originProtocolPolicy: z.string(), originSslProtocols: z.array(z.string()) }).nullable(),
        }),
      ),
    ),
    originGroups: listed(z.number()),
    viewerCertificate: listed(
      z.object({
        cloudFrontDefaultCertificate: z.boolean(),
        minimumProtocolVersion: z.string().optional(),
        sslSupportMethod: z.string().optional(),
      }),
    ),
    /** Empty: none. */
    webAclId: listed(z.string()),
    settings: facet(
      z.object({
        /** Empty: none. */
        defaultRootObject: z.string(),
        /** Standard logging to S3 in its older form. */
        logging: z.object({ enabled: z.boolean(), bucket: z.string() }),
      }),
      'cloudfront:GetDistributionConfig',
    ),
    /** Where CloudWatch Logs delivers standard logs to, by ARN. */
    logDeliveries: facet(z.array(z.string()), 'logs:DescribeDeliverySources', 'logs:DescribeDeliveries'),
  },
});

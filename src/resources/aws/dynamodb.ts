import { z } from 'zod';
import { defineResource, facet } from '../../resource.ts';

export const Table = defineResource('aws.dynamodb.table', {
  label: 'DynamoDB tables',
  per: 'region',
  list: ['dynamodb:ListTables'],
  facets: {
    deletionProtectionEnabled: facet(z.boolean(), 'dynamodb:DescribeTable'),
    /** The KMS key, the customer's or that of AWS for the account; `null`: a key that DynamoDB owns and nobody sees. */
    kmsMasterKeyArn: facet(z.string().nullable(), 'dynamodb:DescribeTable'),
    pointInTimeRecovery: facet(
      z.object({ pointInTimeRecoveryStatus: z.string(), recoveryPeriodInDays: z.number().optional() }),
      'dynamodb:DescribeContinuousBackups',
    ),
    /** The policy document as text; `null`: none. */
    policy: facet(z.string().nullable(), 'dynamodb:GetResourcePolicy'),
  },
});

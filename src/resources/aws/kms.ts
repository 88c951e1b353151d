import { z } from 'zod';
import { defineResource, facet, instant } from '../../resource.ts';

/** Keys of the customer; those behind an `alias/aws/…` are not listed. The few AWS-managed ones without show in `keyManager`. */
export const Key = defineResource('aws.kms.key', {
  label: 'KMS keys',
  per: 'region',
  list: ['kms:ListKeys', 'kms:ListAliases'],
  facets: {
    metadata: facet(
      z.object({
        /** `CUSTOMER` or `AWS`. */
        keyManager: z.string(),
        /** `Enabled`, `Disabled`, `PendingDeletion`, `PendingImport`, … */
        keyState: z.string(),
        keySpec: z.string(),
        /** `AWS_KMS`, `EXTERNAL` (imported), `AWS_CLOUDHSM`, `EXTERNAL_KEY_STORE`. */
        origin: z.string(),
        deletionDate: instant.optional(),
      }),
      'kms:DescribeKey',
    ),
    /** `null`: keys of this kind can't be rotated automatically. */
    rotation: facet(
      z.object({ keyRotationEnabled: z.boolean(), rotationPeriodInDays: z.number().optional() }).nullable(),
      'kms:DescribeKey',
      'kms:GetKeyRotationStatus',
    ),
    /** The policy document as text: every key has one. */
    policy: facet(z.string(), 'kms:GetKeyPolicy'),
    /** What principals and services were allowed beside the policy. One call for each key. */
    grants: facet(
      z.array(
        z.object({
          grantId: z.string(),
          /** An ARN, or the name of a service of AWS. */
          grantee: z.string(),
          /** Who may take the grant back; missing: nobody but the key's administrators. */
          retiringPrincipal: z.string().optional(),
          operations: z.array(z.string()),
          /** What has to hold for a request; missing: nothing. */
          constraints: z
            .object({
              encryptionContextSubset: z.record(z.string(), z.string()).optional(),
              encryptionContextEquals: z.record(z.string(), z.string()).optional(),
              sourceArn: z.string().optional(),
            })
            .optional(),
        }),
      ),
      'kms:ListGrants',
    ),
  },
});

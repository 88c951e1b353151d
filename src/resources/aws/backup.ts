import { z } from 'zod';
import { defineResource, facet, instant, listed } from '../../resource.ts';

export const Vault = defineResource('aws.backup.vault', {
  label: 'Backup vaults',
  per: 'region',
  list: ['backup:ListBackupVaults'],
  facets: {
    /** `null`: a key that AWS owns. */
    encryptionKeyArn: listed(z.string().nullable()),
    /** Whether the retention of recovery points is enforced. */
    locked: listed(z.boolean()),
    numberOfRecoveryPoints: listed(z.number()),
    /** The access policy as text; `null`: none. */
    policy: facet(z.string().nullable(), 'backup:GetBackupVaultAccessPolicy'),
    /** How many recovery points are encrypted, and a few that are not. */
    recoveryPoints: facet(
      z.object({ encrypted: z.number(), unencrypted: z.number(), examples: z.array(z.string()) }),
      'backup:ListRecoveryPointsByBackupVault',
    ),
  },
});

export const Plan = defineResource('aws.backup.plan', {
  label: 'Backup plans',
  per: 'region',
  list: ['backup:ListBackupPlans'],
  facets: {},
});

/** What AWS Backup has backed up at least once. Its `uid` is that of the resource itself. */
export const ProtectedResource = defineResource('aws.backup.protected-resource', {
  label: 'Resources protected by AWS Backup',
  per: 'region',
  list: ['backup:ListProtectedResources'],
  facets: {
    lastBackupTime: listed(instant),
  },
});

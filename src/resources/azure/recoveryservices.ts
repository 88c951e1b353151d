import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';

export const RecoveryServicesVault = defineResource('azure.recoveryservices.vault', {
  label: 'Recovery Services vaults',
  per: 'account',
  list: ['Microsoft.RecoveryServices/Vaults/read'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        publicNetworkAccess: z.string().optional(),
      }),
    ),
    security: listed(
      z.object({
        immutabilitySettings: z.object({ state: z.string().optional() }).optional(),
        multiUserAuthorization: z.string().optional(),
      }),
    ),
    softDelete: listed(z.object({ softDeleteState: z.string() })),
    redundancy: listed(z.object({ standardTierStorageRedundancy: z.string() })),
  },
});

/** How long something is kept, for example 30 `Days` or 12 `Weeks`. */
const Duration = z.object({ count: z.number(), durationType: z.string() });

export const BackupPolicy = defineResource('azure.recoveryservices.backup-policy', {
  label: 'Backup policies',
  per: 'account',
  list: ['Microsoft.RecoveryServices/Vaults/backupPolicies/read'],
  facets: {
    config: listed(z.object({ backupManagementType: z.string(), protectedItemsCount: z.number().optional() })),
    /** How long the regular backups are kept: the daily ones, else the weekly ones; `null` where there are neither. */
    retention: listed(Duration.nullable()),
  },
});

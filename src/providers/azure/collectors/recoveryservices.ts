import { BackupPolicy, RecoveryServicesVault } from '../../../resources/azure/recoveryservices.ts';
import type { ArmType } from '../azure.ts';
import { armIdentity, defineAzureCollector } from '../define.ts';

const vault: ArmType = { type: 'Microsoft.RecoveryServices/vaults', version: '2024-04-01' };
const policy: ArmType = {
  type: 'Microsoft.RecoveryServices/vaults/backupPolicies',
  version: '2023-06-01',
  table: 'recoveryservicesresources',
  onlyGraph: true,
};

export const recoveryServicesVaults = defineAzureCollector(RecoveryServicesVault, {
  async *list(azure) {
    for await (const row of azure.rows(vault)) {
      const { properties } = row;
      yield {
        ...armIdentity(row),
        config: properties,
        security: properties.securitySettings,
        softDelete: properties.securitySettings?.softDeleteSettings,
        redundancy: properties.redundancySettings,
      };
    }
  },
  facets: {},
});

export const backupPolicies = defineAzureCollector(BackupPolicy, {
  async *list(azure) {
    for await (const row of azure.rows(policy)) {
      const { uid, name, region } = armIdentity(row);
      yield { uid, name, region, config: row.properties, retention: retentionOf(row.properties) };
    }
  },
  facets: {},
});

/** Databases in machines have a policy for each kind of backup, of which the full one counts; everything else has one. */
function retentionOf({ retentionPolicy, vaultRetentionPolicy, subProtectionPolicy = [] }: any) {
  const full = subProtectionPolicy.find(
    ({ policyType }: any) => policyType === 'Full' || policyType === 'SnapshotFull',
  );
  const kept = vaultRetentionPolicy?.vaultRetention ?? retentionPolicy ?? full?.retentionPolicy;
  const { dailySchedule, weeklySchedule, retentionDuration } = kept ?? {};
  return dailySchedule?.retentionDuration ?? weeklySchedule?.retentionDuration ?? retentionDuration ?? null;
}

import { type AzureEstate, row, type Row } from '../fake.ts';

const vaultType = 'Microsoft.RecoveryServices/vaults';

const vault = (name: string, properties: object, more: object = {}): Row =>
  row(vaultType, name, {
    sku: { name: 'RS0', tier: 'Standard' },
    properties: { provisioningState: 'Succeeded', ...properties },
    ...more,
  });

const softDelete = (softDeleteState: string) => ({
  softDeleteSettings: { softDeleteState, softDeleteRetentionPeriodInDays: 14, enhancedSecurityState: 'Enabled' },
});
const redundancy = (standardTierStorageRedundancy: string) => ({
  redundancySettings: { standardTierStorageRedundancy, crossRegionRestore: 'Disabled' },
});

const policy = (name: string, properties: object): Row =>
  row(`${vaultType}/backupPolicies`, `tight/${name}`, { properties });

const times = ['2026-01-01T02:00:00Z'];
const daily = (count: number) => ({
  retentionPolicyType: 'LongTermRetentionPolicy',
  dailySchedule: { retentionTimes: times, retentionDuration: { count, durationType: 'Days' } },
});
const weekly = (count: number) => ({
  retentionPolicyType: 'LongTermRetentionPolicy',
  weeklySchedule: {
    daysOfTheWeek: ['Sunday'],
    retentionTimes: times,
    retentionDuration: { count, durationType: 'Weeks' },
  },
});
const simple = (count: number) => ({
  retentionPolicyType: 'SimpleRetentionPolicy',
  retentionDuration: { count, durationType: 'Days' },
});
const machines = { backupManagementType: 'AzureIaasVM', protectedItemsCount: 3 };
const shares = { backupManagementType: 'AzureStorage', workLoadType: 'AzureFileShare', protectedItemsCount: 1 };
const databases = { backupManagementType: 'AzureWorkload', workLoadType: 'SQLDataBase', protectedItemsCount: 1 };

const tight = {
  publicNetworkAccess: 'Disabled',
  securitySettings: {
    ...softDelete('AlwaysON'),
    immutabilitySettings: { state: 'Locked' },
    multiUserAuthorization: 'Enabled',
  },
  ...redundancy('GeoRedundant'),
};

export default {
  resources: [
    vault(
      'leaky',
      {
        publicNetworkAccess: 'Enabled',
        securitySettings: {
          ...softDelete('Disabled'),
          immutabilitySettings: { state: 'Disabled' },
          multiUserAuthorization: 'Disabled',
        },
        ...redundancy('LocallyRedundant'),
      },
      { tags: { owner: 'nobody' } },
    ),
    vault('tight', tight),
    vault('bare', { securitySettings: softDelete('Enabled'), ...redundancy('ZoneRedundant') }),
    policy('short', { ...machines, retentionPolicy: daily(7) }),
    policy('long', { ...machines, retentionPolicy: daily(90) }),
    policy('weekly', { ...machines, retentionPolicy: weekly(12) }),
    policy('unused', { ...machines, protectedItemsCount: 0, retentionPolicy: daily(7) }),
    policy('shares', { ...shares, retentionPolicy: simple(10) }),
    // Snapshots for some days, and copies in the vault for longer.
    policy('copies', { ...shares, vaultRetentionPolicy: { vaultRetention: daily(60), snapshotRetentionInDays: 5 } }),
    policy('databases', {
      ...databases,
      subProtectionPolicy: [
        { policyType: 'Log', retentionPolicy: simple(15) },
        { policyType: 'Full', retentionPolicy: daily(45) },
      ],
    }),
    policy('logs', { ...databases, subProtectionPolicy: [{ policyType: 'Log', retentionPolicy: simple(15) }] }),
  ],
} satisfies AzureEstate;

export const clean = {
  resources: [vault('clean', tight), policy('long', { ...machines, retentionPolicy: daily(35) })],
} satisfies AzureEstate;

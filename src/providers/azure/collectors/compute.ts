import {
  BackupItem,
  Disk,
  Gallery,
  JitPolicy,
  ScaleSet,
  Snapshot,
  VirtualMachine,
} from '../../../resources/azure/compute.ts';
import { armIdentity, defineAzureCollector, principalsOf, regionOf, said } from '../define.ts';

interface Reference {
  readonly id: string;
}

export const virtualMachines = defineAzureCollector(VirtualMachine, {
  async *list(azure) {
    for await (const row of azure.rows({ type: 'Microsoft.Compute/virtualMachines', version: '2024-11-01' })) {
      const { osProfile = null, storageProfile = {}, securityProfile = {}, networkProfile } = row.properties;
      const { osDisk, dataDisks = [] } = storageProfile;
      const cards: readonly Reference[] = networkProfile?.networkInterfaces ?? [];
      yield {
        ...armIdentity(row),
        osType: osDisk?.osType ?? null,
        osProfile,
        disks: [osDisk ?? [], dataDisks].flat(),
        securityProfile,
        identities: principalsOf(row['identity']),
        networkInterfaces: cards.map(({ id }) => id.toLowerCase()),
      };
    }
  },
  facets: {},
});

export const disks = defineAzureCollector(Disk, {
  async *list(azure) {
    for await (const row of azure.rows({ type: 'Microsoft.Compute/disks', version: '2024-03-02' })) {
      const { diskState = null, encryption = {}, encryptionSettingsCollection = null } = row.properties;
      yield { ...armIdentity(row), diskState, encryption, encryptionSettingsCollection, access: row.properties };
    }
  },
  facets: {},
});

export const snapshots = defineAzureCollector(Snapshot, {
  async *list(azure) {
    for await (const row of azure.rows({ type: 'Microsoft.Compute/snapshots', version: '2024-03-02' }))
      yield { ...armIdentity(row), access: row.properties };
  },
  facets: {},
});

export const scaleSets = defineAzureCollector(ScaleSet, {
  async *list(azure) {
    for await (const row of azure.rows({ type: 'Microsoft.Compute/virtualMachineScaleSets', version: '2024-11-01' }))
      yield { ...armIdentity(row), virtualMachineProfile: row.properties.virtualMachineProfile ?? null };
  },
  facets: {},
});

export const galleries = defineAzureCollector(Gallery, {
  async *list(azure) {
    for await (const row of azure.rows({ type: 'Microsoft.Compute/galleries', version: '2024-03-03' }))
      yield { ...armIdentity(row), sharingProfile: row.properties.sharingProfile ?? null };
  },
  facets: {},
});

export const jitPolicies = defineAzureCollector(JitPolicy, {
  async *list(azure) {
    const policies = azure.pages(`${azure.path}/providers/Microsoft.Security/jitNetworkAccessPolicies`, '2020-01-01');
    for await (const policy of policies) {
      const { id, name, location, properties } = said(policy);
      const machines: readonly Reference[] = properties.virtualMachines;
      yield {
        uid: id.toLowerCase(),
        name,
        region: regionOf(location),
        virtualMachines: machines.map((machine) => machine.id.toLowerCase()),
      };
    }
  },
  facets: {},
});

export const backupItems = defineAzureCollector(BackupItem, {
  async *list(azure) {
    const items = azure.rows({
      type: 'Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems',
      version: '2023-06-01',
      table: 'recoveryservicesresources',
      // Vaults list only their own.
      onlyGraph: true,
    });
    for await (const row of items) {
      const { uid, name, region } = armIdentity(row);
      yield {
        uid,
        name,
        region,
        source: row.properties.sourceResourceId?.toLowerCase() ?? null,
        state: row.properties,
      };
    }
  },
  facets: {},
});

import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';

const PatchSettings = z.object({ patchMode: z.string().optional(), assessmentMode: z.string().optional() });

/** Where a disk is kept: as a resource of its own, or as a file in a storage account. */
const VmDisk = z.object({
  name: z.string().optional(),
  managedDisk: z.object({ id: z.string().optional() }).optional(),
  vhd: z.object({ uri: z.string().optional() }).optional(),
});

export const VirtualMachine = defineResource('azure.compute.vm', {
  label: 'Virtual machines',
  per: 'account',
  list: ['Microsoft.Compute/virtualMachines/read'],
  facets: {
    tags: listed(tags),
    osType: listed(z.string().nullable()),
    /** `null` for machines from specialized images and disks, which were set up before. */
    osProfile: listed(
      z
        .object({
          windowsConfiguration: z
            .object({ enableAutomaticUpdates: z.boolean().optional(), patchSettings: PatchSettings.optional() })
            .optional(),
          linuxConfiguration: z
            .object({
              disablePasswordAuthentication: z.boolean().optional(),
              patchSettings: PatchSettings.optional(),
            })
            .optional(),
        })
        .nullable(),
    ),
    /** The disk of the operating system first. */
    disks: listed(z.array(VmDisk)),
    securityProfile: listed(
      z.object({
        encryptionAtHost: z.boolean().optional(),
        securityType: z.string().optional(),
        uefiSettings: z
          .object({ secureBootEnabled: z.boolean().optional(), vTpmEnabled: z.boolean().optional() })
          .optional(),
      }),
    ),
    /** Principals of its managed identities. */
    identities: listed(z.array(z.string())),
    /** Ids. */
    networkInterfaces: listed(z.array(z.string())),
  },
});

const Exportable = z.object({
  networkAccessPolicy: z.string().optional(),
  publicNetworkAccess: z.string().optional(),
});

export const Disk = defineResource('azure.compute.disk', {
  label: 'Managed disks',
  per: 'account',
  list: ['Microsoft.Compute/disks/read'],
  facets: {
    tags: listed(tags),
    diskState: listed(z.string().nullable()),
    encryption: listed(z.object({ type: z.string().optional() })),
    /** Azure Disk Encryption, inside the machine. */
    encryptionSettingsCollection: listed(z.object({ enabled: z.boolean() }).nullable()),
    access: listed(Exportable),
  },
});

export const Snapshot = defineResource('azure.compute.snapshot', {
  label: 'Disk snapshots',
  per: 'account',
  list: ['Microsoft.Compute/snapshots/read'],
  facets: {
    tags: listed(tags),
    access: listed(Exportable),
  },
});

export const ScaleSet = defineResource('azure.compute.scale-set', {
  label: 'Scale sets',
  per: 'account',
  list: ['Microsoft.Compute/virtualMachineScaleSets/read'],
  facets: {
    tags: listed(tags),
    /** What new machines are made from; `null` in flexible scale sets without one. */
    virtualMachineProfile: listed(
      z
        .object({
          osProfile: z
            .object({
              linuxConfiguration: z.object({ disablePasswordAuthentication: z.boolean().optional() }).optional(),
            })
            .optional(),
          securityProfile: z.object({ encryptionAtHost: z.boolean().optional() }).optional(),
        })
        .nullable(),
    ),
  },
});

export const Gallery = defineResource('azure.compute.gallery', {
  label: 'Compute galleries',
  per: 'account',
  list: ['Microsoft.Compute/galleries/read'],
  facets: {
    tags: listed(tags),
    sharingProfile: listed(
      z
        .object({
          permissions: z.string().optional(),
        })
        .nullable(),
    ),
  },
});

export const JitPolicy = defineResource('azure.compute.jit-policy', {
  label: 'Just-in-time access policies',
  per: 'account',
  list: ['Microsoft.Security/locations/jitNetworkAccessPolicies/read'],
  facets: {
    /** Ids of the machines it covers. */
    virtualMachines: listed(z.array(z.string())),
  },
});

export const BackupItem = defineResource('azure.compute.backup-item', {
  label: 'What Azure Backup protects',
  per: 'account',
  list: ['Microsoft.RecoveryServices/Vaults/backupFabrics/protectionContainers/protectedItems/read'],
  facets: {
    /** The id of the machine or whatever else it is. */
    source: listed(z.string().nullable()),
    state: listed(
      z.object({ protectionState: z.string().optional(), isScheduledForDeferredDelete: z.boolean().optional() }),
    ),
  },
});

import { type AzureEstate, idOf, type Recipe, row, subscription, tenant } from '../fake.ts';

const vm = 'Microsoft.Compute/virtualMachines';
const disk = 'Microsoft.Compute/disks';
const snapshot = 'Microsoft.Compute/snapshots';
const scaleSet = 'Microsoft.Compute/virtualMachineScaleSets';
const gallery = 'Microsoft.Compute/galleries';
const card = (name: string) => ({ id: idOf('Microsoft.Network/networkInterfaces', name) });

const byPlatform = { patchMode: 'AutomaticByPlatform', assessmentMode: 'AutomaticByPlatform' };
const guarded = {
  encryptionAtHost: true,
  securityType: 'TrustedLaunch',
  uefiSettings: { secureBootEnabled: true, vTpmEnabled: true },
};
const virtualMachines = {
  bad: [
    row(vm, 'open', {
      tags: { owner: 'nobody' },
      identity: { type: 'SystemAssigned', principalId: 'DEPLOYER', tenantId: tenant },
      properties: {
        osProfile: {
          computerName: 'open',
          linuxConfiguration: {
            disablePasswordAuthentication: false,
            patchSettings: { patchMode: 'ImageDefault', assessmentMode: 'ImageDefault' },
          },
        },
        storageProfile: {
          osDisk: {
            osType: 'Linux',
            name: 'open-os',
            createOption: 'FromImage',
            managedDisk: { id: idOf(disk, 'open-os') },
          },
          dataDisks: [
            {
              lun: 0,
              name: 'old',
              createOption: 'Attach',
              vhd: { uri: 'https://a.blob.core.windows.net/vhds/old.vhd' },
            },
          ],
        },
        networkProfile: { networkInterfaces: [card('open-nic')] },
      },
    }),
    row(vm, 'bare', { properties: {} }),
  ],
  good: [
    row(vm, 'shut', {
      identity: {
        type: 'UserAssigned',
        userAssignedIdentities: {
          [idOf('Microsoft.ManagedIdentity/userAssignedIdentities', 'worker')]: {
            principalId: '00000000-0000-0000-0000-0000000000e2',
            clientId: '00000000-0000-0000-0000-0000000000e3',
          },
        },
      },
      properties: {
        osProfile: {
          windowsConfiguration: {
            enableAutomaticUpdates: true,
            patchSettings: byPlatform,
          },
        },
        securityProfile: guarded,
        storageProfile: {
          osDisk: {
            osType: 'Windows',
            name: 'shut-os',
            createOption: 'FromImage',
            managedDisk: { id: idOf(disk, 'shut-os') },
          },
        },
        networkProfile: { networkInterfaces: [card('shut-nic')] },
      },
    }),
    row(vm, 'keys', {
      properties: {
        osProfile: { linuxConfiguration: { disablePasswordAuthentication: true, patchSettings: byPlatform } },
        securityProfile: guarded,
        storageProfile: { osDisk: { osType: 'Linux', createOption: 'FromImage' } },
      },
    }),
  ],
};

const disks = {
  bad: [
    row(disk, 'open-os', {
      properties: {
        diskState: 'Attached',
        encryption: { type: 'EncryptionAtRestWithPlatformKey' },
        networkAccessPolicy: 'AllowAll',
        publicNetworkAccess: 'Enabled',
      },
    }),
    row(disk, 'left', {
      properties: { diskState: 'Unattached', encryption: { type: 'EncryptionAtRestWithPlatformKey' } },
    }),
    row(disk, 'bare', { properties: {} }),
  ],
  good: [
    row(disk, 'shut-os', {
      properties: {
        diskState: 'Attached',
        encryption: { type: 'EncryptionAtRestWithCustomerKey' },
        encryptionSettingsCollection: { enabled: true },
        networkAccessPolicy: 'DenyAll',
        publicNetworkAccess: 'Disabled',
      },
    }),
    row(disk, 'kept', {
      properties: {
        diskState: 'Unattached',
        encryption: { type: 'EncryptionAtRestWithCustomerKey' },
        networkAccessPolicy: 'AllowPrivate',
      },
    }),
  ],
};

const snapshots = {
  bad: [
    row(snapshot, 'open', { properties: { networkAccessPolicy: 'AllowAll', publicNetworkAccess: 'Enabled' } }),
    row(snapshot, 'bare', { properties: {} }),
  ],
  good: [row(snapshot, 'shut', { properties: { networkAccessPolicy: 'AllowPrivate' } })],
};

const scaleSets = {
  bad: [
    row(scaleSet, 'open', {
      properties: {
        virtualMachineProfile: {
          osProfile: { linuxConfiguration: { disablePasswordAuthentication: false } },
          securityProfile: { encryptionAtHost: false },
        },
      },
    }),
    row(scaleSet, 'bare', { properties: {} }),
  ],
  good: [
    row(scaleSet, 'shut', {
      properties: {
        virtualMachineProfile: {
          osProfile: { linuxConfiguration: { disablePasswordAuthentication: true } },
          securityProfile: { encryptionAtHost: true },
        },
      },
    }),
    row(scaleSet, 'nodes', { tags: { 'aks-managed-poolName': 'nodes' }, properties: { virtualMachineProfile: {} } }),
  ],
};

const galleries = {
  bad: [row(gallery, 'everybodys', { properties: { sharingProfile: { permissions: 'Community' } } })],
  good: [
    row(gallery, 'ours', { properties: { sharingProfile: { permissions: 'Private' } } }),
    row(gallery, 'bare', { properties: {} }),
  ],
};

const item = 'Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems';
const backupItem = (name: string, properties: object) =>
  row(item, `vault/Azure/container/${name}`, {
    // The service says Microsoft.Compute/virtualMachines, a kind of this that the contract does not spell out.
    properties: { protectedItemType: 'AzureIaaSVMProtectedItem', ...properties },
  });
const backupItems = {
  bad: [backupItem('open', { sourceResourceId: idOf(vm, 'open'), protectionState: 'ProtectionStopped' })],
  good: [
    backupItem('shut', {
      sourceResourceId: idOf(vm, 'shut'),
      protectionState: 'Protected',
      isScheduledForDeferredDelete: false,
    }),
    backupItem('keys', { sourceResourceId: idOf(vm, 'keys'), protectionState: 'IRPending' }),
    backupItem('bare', {}),
  ],
};

const arm: Record<string, Recipe> = {
  [`/subscriptions/${subscription}/providers/Microsoft.Security/jitNetworkAccessPolicies`]: (url) =>
    url.searchParams.has('$skiptoken')
      ? { value: [] }
      : {
          value: [
            {
              id: idOf('Microsoft.Security/locations/jitNetworkAccessPolicies', 'westeurope/default'),
              name: 'default',
              type: 'Microsoft.Security/locations/jitNetworkAccessPolicies',
              location: 'westeurope',
              kind: 'Basic',
              properties: {
                virtualMachines: [
                  {
                    id: idOf(vm, 'shut'),
                    ports: [
                      {
                        number: 22,
                        protocol: '*',
                        maxRequestAccessDuration: 'PT3H',
                        allowedSourceAddressPrefix: '*',
                      },
                    ],
                  },
                ],
              },
            },
          ],
          nextLink: `https://management.azure.com${url.pathname}?api-version=2020-01-01&$skiptoken=2`,
        },
};

const all = [backupItems, virtualMachines, disks, snapshots, scaleSets, galleries];

export default { resources: all.flatMap(({ bad, good }) => [...bad, ...good]), arm } satisfies AzureEstate;

export const clean = { resources: all.flatMap(({ good }) => good), arm } satisfies AzureEstate;

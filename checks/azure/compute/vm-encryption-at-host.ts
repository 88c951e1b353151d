import { by, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Disk, VirtualMachine } from 'cloudstance/resources/azure/compute';

const managed = { name: 'os', managedDisk: { id: '/Disk' } };
const machine = { securityProfile: {}, disks: [managed], $managed: [] };
const disk = (encryptionSettingsCollection: { enabled: boolean } | null) => ({
  uid: '/disk',
  encryptionSettingsCollection,
});

export default defineCheck({
  id: 'azure-compute-vm-encryption-at-host',
  title: 'Virtual machines encrypt their disks from end to end',
  severity: 'medium',
  why: 'Encryption at rest leaves temporary disks and the caches of the host in clear.',
  references: ['https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview'],
  on: VirtualMachine.pick('securityProfile', 'disks'),
  with: { managed: by(Disk.pick('encryptionSettingsCollection'), ({ uid }) => uid) },
  fix: ({ uid }) => ({
    text: 'Register the feature EncryptionAtHost of Microsoft.Compute once, and deallocate the machine first',
    command: sh`az vm update --ids ${uid} --set securityProfile.encryptionAtHost=true`,
    terraform: 'resource "azurerm_linux_virtual_machine": encryption_at_host_enabled = true',
  }),

  evaluate({ securityProfile: { encryptionAtHost }, disks }, { managed: known }) {
    if (encryptionAtHost === true) return pass('Encryption at host is on');
    const isEncrypted = (id: string | undefined): boolean =>
      id !== undefined &&
      known
        .get(id.toLowerCase())
        .some(({ encryptionSettingsCollection }) => encryptionSettingsCollection?.enabled === true);
    if (disks.length > 0 && disks.every(({ managedDisk }) => isEncrypted(managedDisk?.id)))
      return pass('Azure Disk Encryption is on for every disk');
    return fail('Neither encryption at host nor Azure Disk Encryption is on for every disk');
  },

  examples: {
    pass: [
      { ...machine, securityProfile: { encryptionAtHost: true } },
      { ...machine, $managed: [disk({ enabled: true })] },
    ],
    fail: [
      machine,
      { ...machine, disks: [] },
      { ...machine, $managed: [disk(null)] },
      { ...machine, securityProfile: { encryptionAtHost: false }, $managed: [disk({ enabled: false })] },
      { ...machine, disks: [managed, { name: 'data', vhd: {} }], $managed: [disk({ enabled: true })] },
    ],
  },
});

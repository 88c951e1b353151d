import { by, defineCheck, fail, pass, sh, worst } from 'cloudstance/check';
import { notListed } from 'cloudstance/domain/azure/ids';
import { Disk, VirtualMachine } from 'cloudstance/resources/azure/compute';

const managed = { name: 'os', managedDisk: { id: '/Disk' } };
const disk = (encryptionSettingsCollection: { enabled: boolean } | null) => ({
  uid: '/disk',
  encryptionSettingsCollection,
});
const machine = { securityProfile: {}, disks: [managed], $managed: [disk(null)] };

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
    const neither = fail('Neither encryption at host nor Azure Disk Encryption is on for every disk');
    if (disks.length === 0) return neither;
    return worst(
      ...disks.map(({ managedDisk }) => () => {
        if (managedDisk?.id === undefined) return neither;
        const disk = known.get(managedDisk.id.toLowerCase()).find(() => true);
        if (!disk) throw notListed('Encryption of the disks', [managedDisk.id]);
        return disk.encryptionSettingsCollection?.enabled === true
          ? pass('Azure Disk Encryption is on for every disk')
          : neither;
      }),
    );
  },

  examples: {
    pass: [
      { ...machine, securityProfile: { encryptionAtHost: true } },
      { ...machine, $managed: [disk({ enabled: true })] },
    ],
    fail: [
      machine,
      { ...machine, disks: [] },
      { ...machine, securityProfile: { encryptionAtHost: false }, $managed: [disk({ enabled: false })] },
      { ...machine, disks: [managed, { name: 'data', vhd: {} }], $managed: [disk({ enabled: true })] },
    ],
  },
});

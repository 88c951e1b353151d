import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { VirtualMachine } from 'cloudstance/resources/azure/compute';

const managed = { name: 'os', managedDisk: { id: '/disk' } };
const file = { name: 'data', vhd: { uri: 'https://account.blob.core.windows.net/vhds/data.vhd' } };

export default defineCheck({
  id: 'azure-compute-vm-managed-disks',
  title: 'Virtual machines use managed disks',
  severity: 'medium',
  why: 'A disk that is a file in a storage account is read by whoever holds a key of the account, and Azure has retired such disks.',
  references: ['https://learn.microsoft.com/azure/virtual-machines/unmanaged-disks-deprecation'],
  on: VirtualMachine.pick('disks'),
  fix: ({ uid }) => ({
    text: 'Deallocate the machine first',
    command: sh`az vm convert --ids ${uid}`,
  }),

  evaluate({ disks }) {
    const files = disks.filter(({ vhd, managedDisk }) => vhd !== undefined && managedDisk === undefined);
    if (files.length === 0) return pass('Every disk is managed');
    return fail(
      `Kept as files in a storage account: ${listOf(files.map(({ name }) => name ?? 'a disk without a name'))}`,
    );
  },

  examples: {
    pass: [{ disks: [managed] }, { disks: [managed, { name: 'data', managedDisk: {} }] }],
    fail: [{ disks: [file] }, { disks: [managed, file] }, { disks: [{ vhd: file.vhd }] }],
  },
});

import { defineCheck, sh } from 'cloudstance/check';
import { Disk } from 'cloudstance/resources/azure/compute';
import { exportExamples, exportVerdict } from './_export.ts';

export default defineCheck({
  id: 'azure-compute-disk-network-access',
  title: 'Disks cannot be exported over the internet',
  severity: 'medium',
  why: 'Whoever may make a link to download a disk, or finds one, carries the whole machine away from any place in the world.',
  references: ['https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview'],
  on: Disk.pick('access'),
  fix: ({ uid }) => ({
    command: sh`az disk update --ids ${uid} --network-access-policy DenyAll --public-network-access Disabled`,
    terraform:
      'resource "azurerm_managed_disk": network_access_policy = "DenyAll", public_network_access_enabled = false',
  }),

  evaluate: ({ access }) => exportVerdict(access),

  examples: exportExamples,
});

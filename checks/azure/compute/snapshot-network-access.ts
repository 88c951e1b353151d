import { defineCheck, sh } from 'cloudstance/check';
import { Snapshot } from 'cloudstance/resources/azure/compute';
import { exportExamples, exportVerdict } from './_export.ts';

export default defineCheck({
  id: 'azure-compute-snapshot-network-access',
  title: 'Snapshots cannot be exported over the internet',
  severity: 'medium',
  why: 'Whoever may make a link to download a snapshot, or finds one, carries a whole disk away from any place in the world.',
  references: ['https://learn.microsoft.com/azure/virtual-machines/disks-restrict-import-export-overview'],
  on: Snapshot.pick('access'),
  fix: ({ uid }) => ({
    command: sh`az snapshot update --ids ${uid} --network-access-policy DenyAll --public-network-access Disabled`,
    terraform: 'resource "azurerm_snapshot": network_access_policy = "DenyAll", public_network_access_enabled = false',
  }),

  evaluate: ({ access }) => exportVerdict(access),

  examples: exportExamples,
});

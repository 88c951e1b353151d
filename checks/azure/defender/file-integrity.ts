import { extended } from './_family.ts';

export default extended({
  id: 'azure-defender-file-integrity',
  title: 'Changes of system files and registries of machines are noticed',
  severity: 'low',
  plans: ['VirtualMachines'],
  extension: 'FileIntegrityMonitoring',
  called: 'File integrity monitoring',
  why: 'A changed system file is often the only trace that an intruder leaves behind.',
  references: ['https://learn.microsoft.com/azure/defender-for-cloud/file-integrity-monitoring-overview'],
});

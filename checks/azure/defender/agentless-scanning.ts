import { extended } from './_family.ts';

export default extended({
  id: 'azure-defender-agentless-scanning',
  title: 'Machines are scanned without an agent',
  severity: 'medium',
  plans: ['VirtualMachines', 'CloudPosture'],
  extension: 'AgentlessVmScanning',
  called: 'Agentless scanning',
  why: 'Machines on which no agent runs, or no longer runs, are looked at too: their software, secrets and malware.',
  references: ['https://learn.microsoft.com/azure/defender-for-cloud/concept-agentless-data-collection'],
});

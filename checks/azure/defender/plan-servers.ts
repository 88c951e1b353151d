import { planned } from './_family.ts';

export default planned({
  id: 'azure-defender-plan-servers',
  title: 'Defender for Cloud watches over servers',
  severity: 'high',
  plan: 'VirtualMachines',
  called: 'Servers',
  why: 'It finds malware, intrusions and missing updates on machines. Without it an intruder on a machine goes unseen.',
});

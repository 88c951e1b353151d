import { planned } from './_family.ts';

export default planned({
  id: 'azure-defender-plan-storage',
  title: 'Defender for Cloud watches over storage accounts',
  severity: 'medium',
  plan: 'StorageAccounts',
  called: 'Storage',
  why: 'It tells of unusual reads, of access from suspicious places and of malware among the files.',
});

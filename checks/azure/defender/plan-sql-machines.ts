import { planned } from './_family.ts';

export default planned({
  id: 'azure-defender-plan-sql-machines',
  title: 'Defender for Cloud watches over SQL servers on machines',
  severity: 'medium',
  plan: 'SqlServerVirtualMachines',
  called: 'SQL servers on machines',
  why: 'Databases on machines of your own are attacked just like managed ones, and nobody else watches them.',
});

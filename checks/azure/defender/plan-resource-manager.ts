import { planned } from './_family.ts';

export default planned({
  id: 'azure-defender-plan-resource-manager',
  title: 'Defender for Cloud watches over the management of resources',
  severity: 'medium',
  plan: 'Arm',
  called: 'Resource Manager',
  why: 'It tells of suspicious management operations: elevated rights, tools of attackers, sign-ins from odd places.',
});

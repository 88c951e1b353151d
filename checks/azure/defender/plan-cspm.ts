import { planned } from './_family.ts';

export default planned({
  id: 'azure-defender-plan-cspm',
  title: 'Defender for Cloud watches over the whole posture of the subscription',
  severity: 'medium',
  plan: 'CloudPosture',
  called: 'Defender CSPM',
  why: 'The free level knows single faults. This plan also sees which of them together make a way in, and looks into machines and data.',
});

import { planned } from './_family.ts';

export default planned({
  id: 'azure-defender-plan-apis',
  title: 'Defender for Cloud watches over APIs',
  severity: 'medium',
  plan: 'Api',
  called: 'APIs',
  why: 'It tells of attacks on published APIs and of those that answer without asking who calls.',
});

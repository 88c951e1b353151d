import { planned } from './_family.ts';

export default planned({
  id: 'azure-defender-plan-app-services',
  title: 'Defender for Cloud watches over App Service',
  severity: 'medium',
  plan: 'AppServices',
  called: 'App Service',
  why: 'It tells of attacks on web applications and of DNS names that others can take over.',
});

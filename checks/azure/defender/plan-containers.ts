import { planned } from './_family.ts';

export default planned({
  id: 'azure-defender-plan-containers',
  title: 'Defender for Cloud watches over containers and clusters',
  severity: 'high',
  plan: 'Containers',
  called: 'Containers',
  why: 'It finds images with holes, and behaviour of clusters that no healthy one shows.',
});

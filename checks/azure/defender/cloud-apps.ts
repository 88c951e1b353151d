import { integrated } from './_family.ts';

export default integrated({
  id: 'azure-defender-cloud-apps',
  title: 'Defender for Cloud Apps sees what happens in the subscription',
  severity: 'low',
  why: 'It recognizes people who behave unlike themselves, which takes knowing what they do in Azure too.',
  references: ['https://learn.microsoft.com/azure/defender-for-cloud/other-threat-protections'],
  setting: 'MCAS',
  called: 'Defender for Cloud Apps',
});

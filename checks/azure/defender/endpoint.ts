import { integrated } from './_family.ts';

export default integrated({
  id: 'azure-defender-endpoint',
  title: 'Machines are protected by Defender for Endpoint',
  severity: 'medium',
  why: 'Without the integration the sensor that stops malware is not put on machines, and what it sees elsewhere is not told.',
  references: ['https://learn.microsoft.com/azure/defender-for-cloud/integration-defender-for-endpoint'],
  setting: 'WDATP',
  called: 'Defender for Endpoint',
});

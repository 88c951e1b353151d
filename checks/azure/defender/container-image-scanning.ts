import { extended } from './_family.ts';

export default extended({
  id: 'azure-defender-container-image-scanning',
  title: 'Container images in registries are scanned for vulnerabilities',
  severity: 'medium',
  plans: ['Containers', 'CloudPosture'],
  extension: 'ContainerRegistriesVulnerabilityAssessments',
  called: 'Scanning of images',
  why: 'An image keeps the holes that its software had on the day it was built, and every container started from it has them.',
  references: ['https://learn.microsoft.com/azure/defender-for-cloud/agentless-vulnerability-assessment-azure'],
});

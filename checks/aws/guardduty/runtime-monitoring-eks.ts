import { protection } from './_family.ts';

export default protection({
  id: 'aws-guardduty-runtime-monitoring-eks',
  title: 'GuardDuty manages its runtime agent on EKS clusters',
  why: 'Clusters where somebody has to remember the agent are the ones without it.',
  name: 'Runtime monitoring of EKS',
  features: ['RUNTIME_MONITORING', 'EKS_RUNTIME_MONITORING'],
  additional: 'EKS_ADDON_MANAGEMENT',
  reference: 'https://docs.aws.amazon.com/guardduty/latest/ug/runtime-monitoring-configuration.html',
});

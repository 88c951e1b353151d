import { protection } from './_family.ts';

export default protection({
  id: 'aws-guardduty-runtime-monitoring-ec2',
  title: 'GuardDuty manages its runtime agent on EC2 instances',
  why: 'Instances where somebody has to remember the agent are the ones without it.',
  name: 'Runtime monitoring of EC2',
  features: ['RUNTIME_MONITORING'],
  additional: 'EC2_AGENT_MANAGEMENT',
  reference: 'https://docs.aws.amazon.com/guardduty/latest/ug/runtime-monitoring-configuration.html',
});

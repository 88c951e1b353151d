import { protection } from './_family.ts';

export default protection({
  id: 'aws-guardduty-runtime-monitoring',
  title: 'GuardDuty monitors what runs on EC2, ECS and EKS',
  why: 'What a process does inside a host or container, such as starting a shell or escaping, is invisible from outside.',
  name: 'Runtime monitoring',
  features: ['RUNTIME_MONITORING'],
  reference: 'https://docs.aws.amazon.com/guardduty/latest/ug/runtime-monitoring.html',
});

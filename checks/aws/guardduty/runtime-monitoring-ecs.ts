import { protection } from './_family.ts';

export default protection({
  id: 'aws-guardduty-runtime-monitoring-ecs',
  title: 'GuardDuty manages its runtime agent on ECS Fargate',
  why: 'Tasks where somebody has to remember the agent are the ones without it.',
  name: 'Runtime monitoring of ECS on Fargate',
  features: ['RUNTIME_MONITORING'],
  additional: 'ECS_FARGATE_AGENT_MANAGEMENT',
  reference: 'https://docs.aws.amazon.com/guardduty/latest/ug/runtime-monitoring-configuration.html',
});

import { protection } from './_family.ts';

export default protection({
  id: 'aws-guardduty-eks-audit-logs',
  title: 'GuardDuty watches the audit logs of EKS',
  why: 'Abuse of the Kubernetes API, such as anonymous access or privileged pods, shows nowhere else.',
  name: 'EKS protection',
  features: ['EKS_AUDIT_LOGS'],
  reference: 'https://docs.aws.amazon.com/guardduty/latest/ug/kubernetes-protection.html',
});

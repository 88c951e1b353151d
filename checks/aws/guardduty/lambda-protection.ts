import { protection } from './_family.ts';

export default protection({
  id: 'aws-guardduty-lambda-protection',
  title: 'GuardDuty watches the network traffic of Lambda functions',
  why: 'A compromised function that mines or calls home is visible only in its traffic.',
  name: 'Lambda protection',
  features: ['LAMBDA_NETWORK_LOGS'],
  reference: 'https://docs.aws.amazon.com/guardduty/latest/ug/lambda-protection.html',
});

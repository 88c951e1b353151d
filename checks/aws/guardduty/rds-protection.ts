import { protection } from './_family.ts';

export default protection({
  id: 'aws-guardduty-rds-protection',
  title: 'GuardDuty watches logins to RDS databases',
  why: 'Guessed and stolen database passwords show as unusual logins.',
  name: 'RDS protection',
  features: ['RDS_LOGIN_EVENTS'],
  reference: 'https://docs.aws.amazon.com/guardduty/latest/ug/rds-protection.html',
});

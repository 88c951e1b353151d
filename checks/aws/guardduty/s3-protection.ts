import { protection } from './_family.ts';

export default protection({
  id: 'aws-guardduty-s3-protection',
  title: 'GuardDuty watches access to objects in S3',
  why: 'Data that is being copied out of buckets, or deleted, shows only in object events.',
  name: 'S3 protection',
  features: ['S3_DATA_EVENTS'],
  reference: 'https://docs.aws.amazon.com/guardduty/latest/ug/s3-protection.html',
});

import { administrator } from './_documents.ts';

export default administrator(
  'aws-iam-role-administrator',
  'role',
  'medium',
  'Whoever can assume the role, and whatever runs under it, owns the account.',
);

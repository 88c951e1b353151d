import { administrator } from './_documents.ts';

export default administrator(
  'aws-iam-user-administrator',
  'user',
  'high',
  'One phished password or leaked key of such a user is the end of the account.',
);

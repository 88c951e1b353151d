import { administrator } from './_documents.ts';

export default administrator(
  'aws-iam-group-administrator',
  'group',
  'medium',
  'Each member is one phished password or leaked key away from the end of the account.',
);

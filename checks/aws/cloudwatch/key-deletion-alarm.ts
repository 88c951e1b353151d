import { calls } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'aws-cloudwatch-key-deletion-alarm',
  title: 'Disabling or deleting KMS keys raises an alarm',
  why: 'Data whose key is gone is gone, too; within the waiting period it can be stopped.',
  ...calls('kms', 'DisableKey', 'ScheduleKeyDeletion'),
});

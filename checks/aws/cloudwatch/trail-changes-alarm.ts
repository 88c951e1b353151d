import { calls } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'aws-cloudwatch-trail-changes-alarm',
  title: 'Changes to CloudTrail raise an alarm',
  why: 'Switching the recording off comes before what is not meant to be recorded.',
  ...calls('cloudtrail', 'CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging'),
});

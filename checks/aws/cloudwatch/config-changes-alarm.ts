import { calls } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'aws-cloudwatch-config-changes-alarm',
  title: 'Changes to AWS Config raise an alarm',
  why: 'Without the recorder changes go unseen, which is why it is switched off.',
  ...calls(
    'config',
    'StopConfigurationRecorder',
    'DeleteDeliveryChannel',
    'PutDeliveryChannel',
    'PutConfigurationRecorder',
  ),
});

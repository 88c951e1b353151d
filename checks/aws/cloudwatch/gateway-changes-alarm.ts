import { calls } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'aws-cloudwatch-gateway-changes-alarm',
  title: 'Changes to network gateways raise an alarm',
  why: 'A gateway is what connects a private network with the world.',
  ...calls(
    'ec2',
    'CreateCustomerGateway',
    'DeleteCustomerGateway',
    'AttachInternetGateway',
    'CreateInternetGateway',
    'DeleteInternetGateway',
    'DetachInternetGateway',
  ),
});

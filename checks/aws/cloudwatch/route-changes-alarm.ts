import { calls } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'aws-cloudwatch-route-changes-alarm',
  title: 'Changes to route tables raise an alarm',
  why: 'A route can lead traffic past a firewall, or out to somebody who listens.',
  ...calls(
    'ec2',
    'CreateRoute',
    'CreateRouteTable',
    'ReplaceRoute',
    'ReplaceRouteTableAssociation',
    'DeleteRouteTable',
    'DeleteRoute',
    'DisassociateRouteTable',
  ),
});

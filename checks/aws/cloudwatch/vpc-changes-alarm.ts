import { calls } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'aws-cloudwatch-vpc-changes-alarm',
  title: 'Changes to VPCs raise an alarm',
  why: 'A peering connection or a new network opens ways that nobody planned.',
  ...calls(
    'ec2',
    'CreateVpc',
    'DeleteVpc',
    'ModifyVpcAttribute',
    'AcceptVpcPeeringConnection',
    'CreateVpcPeeringConnection',
    'DeleteVpcPeeringConnection',
    'RejectVpcPeeringConnection',
  ),
});

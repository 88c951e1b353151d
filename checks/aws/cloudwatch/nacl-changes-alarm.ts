import { calls } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'aws-cloudwatch-nacl-changes-alarm',
  title: 'Changes to network ACLs raise an alarm',
  why: 'Network ACLs guard whole subnets, and rarely change for a good reason.',
  ...calls(
    'ec2',
    'CreateNetworkAcl',
    'CreateNetworkAclEntry',
    'DeleteNetworkAcl',
    'DeleteNetworkAclEntry',
    'ReplaceNetworkAclEntry',
    'ReplaceNetworkAclAssociation',
  ),
});

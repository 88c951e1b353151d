import { calls } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'aws-cloudwatch-security-group-changes-alarm',
  title: 'Changes to security groups raise an alarm',
  why: 'A rule that opens a port is a way in for as long as nobody sees it.',
  ...calls(
    'ec2',
    'AuthorizeSecurityGroupIngress',
    'AuthorizeSecurityGroupEgress',
    'RevokeSecurityGroupIngress',
    'RevokeSecurityGroupEgress',
    'CreateSecurityGroup',
    'DeleteSecurityGroup',
  ),
});

import { sensitivePortsOf } from 'cloudstance/domain/net';
import { instancesAreOutOfReach } from './_reachable.ts';

export default instancesAreOutOfReach({
  id: 'aws-ec2-instance-internet-admin-ports',
  what: 'administration ports',
  why: 'Address, routes, network ACL and security group all let strangers try passwords, stolen keys and new flaws on it.',
  ports: sensitivePortsOf('administration', 'orchestration'),
});

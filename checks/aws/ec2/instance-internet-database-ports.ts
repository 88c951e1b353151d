import { sensitivePortsOf } from 'cloudstance/domain/net';
import { instancesAreOutOfReach } from './_reachable.ts';

export default instancesAreOutOfReach({
  id: 'aws-ec2-instance-internet-database-ports',
  what: 'databases, file shares and queues',
  why: 'Address, routes, network ACL and security group all let strangers connect: data found so is copied, wiped or held to ransom.',
  ports: sensitivePortsOf('database', 'file-sharing', 'messaging'),
});

import { sensitivePortsOf } from 'cloudstance/domain/net';
import { instancesAreOutOfReach } from './_reachable.ts';

export default instancesAreOutOfReach({
  id: 'aws-ec2-instance-internet-database-ports',
  what: 'database ports',
  why: 'Address, routes, network ACL and security group all let strangers connect: databases found so are copied, wiped or held to ransom.',
  ports: sensitivePortsOf('database'),
});

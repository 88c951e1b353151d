import { sensitivePortsOf } from 'cloudstance/domain/net';
import { instancesAreOutOfReach } from './_reachable.ts';

export default instancesAreOutOfReach({
  id: 'gcp-compute-instance-internet-databases',
  what: 'databases',
  why: 'External address and firewall together let strangers at the data with nothing but a password, or none, between.',
  ports: sensitivePortsOf('database'),
});

import { sensitivePortsOf } from 'cloudstance/domain/net';
import { instancesAreOutOfReach } from './_reachable.ts';

export default instancesAreOutOfReach({
  id: 'gcp-compute-instance-internet-administration',
  what: 'administration ports',
  why: 'External address and firewall together let strangers try passwords, stolen keys and new flaws on it.',
  ports: sensitivePortsOf('administration', 'orchestration'),
});

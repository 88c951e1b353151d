import { sensitivePortsOf } from 'cloudstance/domain/net';
import { rulesKeepShut } from './_firewall.ts';

export default rulesKeepShut({
  id: 'gcp-compute-firewall-open-databases',
  what: 'databases',
  why: 'Between strangers and the data there is then a password at best, and many databases start without one.',
  ports: sensitivePortsOf('database'),
});

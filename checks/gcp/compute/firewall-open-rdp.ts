import { sensitivePorts } from 'cloudstance/domain/net';
import { rulesKeepShut } from './_firewall.ts';

export default rulesKeepShut({
  id: 'gcp-compute-firewall-open-rdp',
  what: 'RDP',
  why: 'Guessing passwords at port 3389 is how most ransomware gets in.',
  ports: sensitivePorts.filter(({ port }) => port === 3389),
});

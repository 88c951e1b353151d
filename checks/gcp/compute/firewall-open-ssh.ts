import { sensitivePorts } from 'cloudstance/domain/net';
import { rulesKeepShut } from './_firewall.ts';

export default rulesKeepShut({
  id: 'gcp-compute-firewall-open-ssh',
  what: 'SSH',
  why: 'Port 22 is scanned around the clock, so weak passwords and stolen keys are tried within minutes.',
  ports: sensitivePorts.filter(({ port }) => port === 22),
});

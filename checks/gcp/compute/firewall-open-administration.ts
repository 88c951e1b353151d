import { sensitivePortsOf } from 'cloudstance/domain/net';
import { rulesKeepShut } from './_firewall.ts';

export default rulesKeepShut({
  id: 'gcp-compute-firewall-open-administration',
  what: 'administration and file sharing',
  why: 'Telnet, VNC, WinRM, SMB, Docker and Kubernetes give whoever gets in the whole machine, and new flaws in them are used at once.',
  // SSH and RDP have checks of their own.
  ports: sensitivePortsOf('administration', 'file-sharing', 'orchestration', 'legacy').filter(
    ({ port, name }) => port !== 22 && port !== 3389 && name !== 'SMTP',
  ),
});

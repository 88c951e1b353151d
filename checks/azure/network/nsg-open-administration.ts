import { sensitivePortsOf } from 'cloudstance/domain/ports';
import { groupsKeepShut } from './_family.ts';

/** SSH and RDP have checks of their own. */
const ofTheirOwn = [22, 3389];

export default groupsKeepShut({
  id: 'azure-network-nsg-open-administration',
  what: 'administration and file sharing',
  why: 'WinRM, SMB, Telnet, VNC, Docker or a kubelet on the internet hands whoever finds it the machine, or the way to it.',
  ports: sensitivePortsOf('administration', 'file-sharing', 'legacy', 'orchestration').filter(
    ({ port, protocol }) => protocol === 'tcp' && !ofTheirOwn.includes(port),
  ),
});

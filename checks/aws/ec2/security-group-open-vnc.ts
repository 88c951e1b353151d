import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-vnc',
  what: 'VNC',
  why: 'VNC shows and steers the screen of a machine, often behind a short password or none.',
  ports: known(5800, 5900, 5901),
});

import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-telnet',
  what: 'Telnet and the r-commands',
  why: 'These protocols send passwords in the clear, and whoever connects may log in to the machine.',
  ports: known(23, 512, 513, 514),
});

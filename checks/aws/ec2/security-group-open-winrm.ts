import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-winrm',
  what: 'WinRM',
  why: 'Windows Remote Management runs commands on the machine for whoever has or guesses a password.',
  ports: known(5985, 5986),
});

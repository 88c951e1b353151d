import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-rdp',
  what: 'Remote Desktop',
  why: 'Remote Desktop on the internet is a favourite way in for ransomware: passwords are guessed and flaws used before a patch is there.',
  ports: known(3389),
});

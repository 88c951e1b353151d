import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-ftp',
  what: 'FTP',
  why: 'FTP sends passwords and files in the clear, and open servers are filled with whatever strangers leave there.',
  ports: known(20, 21),
});

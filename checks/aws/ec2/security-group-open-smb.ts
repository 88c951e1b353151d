import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-smb',
  what: 'CIFS and NetBIOS',
  why: 'Windows file sharing on the internet gives away files and password hashes, and worms such as WannaCry spread through it.',
  ports: known(137, 138, 139, 445),
});

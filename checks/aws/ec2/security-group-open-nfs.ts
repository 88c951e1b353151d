import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-nfs',
  what: 'NFS and RPC',
  why: 'File shares over NFS trust the address of the client, and portmappers tell strangers what else is running and take part in reflection attacks.',
  ports: known(111, 135, 2049),
});

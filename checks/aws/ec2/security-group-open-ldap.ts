import { groupsKeepShut, known, tcp } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-ldap',
  what: 'LDAP',
  why: 'A directory on the internet lets strangers read accounts and groups and try passwords, and its UDP port amplifies attacks on others.',
  ports: [...known(389), ...tcp('LDAP over TLS', 636, 3269), ...tcp('LDAP global catalog', 3268)],
});

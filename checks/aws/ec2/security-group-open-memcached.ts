import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-memcached',
  what: 'Memcached',
  why: 'Memcached knows no passwords, gives away what it caches and multiplies traffic for attacks on others.',
  ports: known(11211),
});

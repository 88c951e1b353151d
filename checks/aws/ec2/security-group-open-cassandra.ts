import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-cassandra',
  what: 'Cassandra',
  why: 'Cassandra accepts everybody by default, and its management port runs code.',
  ports: known(7000, 7001, 7199, 8888, 9042, 9160),
});

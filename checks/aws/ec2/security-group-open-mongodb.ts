import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-mongodb',
  what: 'MongoDB',
  why: 'MongoDB servers without passwords are found, copied and wiped by bots.',
  ports: known(27017, 27018, 27019),
});

import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-postgresql',
  what: 'PostgreSQL',
  why: 'A database on the internet is one guessed password or one unpatched flaw away from being copied or held to ransom.',
  ports: known(5432),
});

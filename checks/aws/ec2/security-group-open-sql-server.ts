import { groupsKeepShut, known } from './_family.ts';

export default groupsKeepShut({
  id: 'aws-ec2-security-group-open-sql-server',
  what: 'SQL Server',
  why: 'A database on the internet is one guessed password or one unpatched flaw away from being copied or held to ransom.',
  ports: known(1433, 1434),
});

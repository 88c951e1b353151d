import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-sqlserver-ownership-chaining',
  title: 'SQL Server does not chain ownership across databases',
  severity: 'medium',
  why: 'Chaining gives the owner of one database rights in another that nobody granted.',
  engine: 'SQLSERVER',
  flag: 'cross db ownership chaining',
  byDefault: 'off',
  right: ['off', '0'],
  wrong: 'on',
});

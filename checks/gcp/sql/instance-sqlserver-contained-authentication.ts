import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-sqlserver-contained-authentication',
  title: 'SQL Server takes no logins kept in single databases',
  severity: 'medium',
  why: 'Logins kept in a database bypass the rules that the server has for its own.',
  engine: 'SQLSERVER',
  flag: 'contained database authentication',
  byDefault: 'off',
  right: ['off', '0'],
  wrong: 'on',
});

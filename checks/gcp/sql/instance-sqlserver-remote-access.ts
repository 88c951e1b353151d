import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-sqlserver-remote-access',
  title: 'SQL Server runs no procedures for other servers',
  severity: 'medium',
  why: 'Procedures that are called from afar can be used to wear the server out.',
  engine: 'SQLSERVER',
  flag: 'remote access',
  byDefault: 'on',
  right: ['off', '0'],
  wrong: 'on',
});

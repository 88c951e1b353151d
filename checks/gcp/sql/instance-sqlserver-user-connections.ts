import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-sqlserver-user-connections',
  title: 'SQL Server does not limit the number of connections',
  severity: 'low',
  why: 'A low limit lets a few connections shut everybody else out.',
  engine: 'SQLSERVER',
  flag: 'user connections',
  byDefault: '0',
  right: ['0'],
  wrong: '10',
});

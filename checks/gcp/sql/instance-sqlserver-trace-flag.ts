import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-sqlserver-trace-flag',
  title: 'SQL Server hides details in errors from ordinary users',
  severity: 'low',
  why: 'Details in errors tell an intruder about tables and values.',
  engine: 'SQLSERVER',
  flag: '3625',
  byDefault: 'off',
  right: ['on'],
  wrong: 'off',
});

import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-sqlserver-external-scripts',
  title: 'SQL Server runs no external scripts',
  severity: 'medium',
  why: 'Scripts in R or Python run beside the server with rights that database roles do not bound.',
  engine: 'SQLSERVER',
  flag: 'external scripts enabled',
  byDefault: 'off',
  right: ['off', '0'],
  wrong: 'on',
});

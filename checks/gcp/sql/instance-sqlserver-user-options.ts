import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-sqlserver-user-options',
  title: 'SQL Server has no options set for all sessions',
  severity: 'low',
  why: 'Options for everybody change what statements mean without their authors knowing.',
  engine: 'SQLSERVER',
  flag: 'user options',
  byDefault: null,
  right: [null],
  wrong: '512',
});

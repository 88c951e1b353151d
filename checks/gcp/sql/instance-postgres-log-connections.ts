import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-postgres-log-connections',
  title: 'PostgreSQL logs connections',
  severity: 'low',
  why: 'Who tried to connect, and when, can not be said afterwards without it.',
  engine: 'POSTGRES',
  flag: 'log_connections',
  byDefault: 'off',
  // From PostgreSQL 18 the flag takes a list, too.
  right: ['on', '1', 'all'],
  wrong: 'off',
});

import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-postgres-log-statement',
  title: 'PostgreSQL logs statements that change the schema',
  severity: 'low',
  why: 'Who created, altered or dropped something can not be said afterwards without it.',
  engine: 'POSTGRES',
  flag: 'log_statement',
  byDefault: 'none',
  right: ['ddl', 'mod', 'all'],
  wrong: 'none',
});

import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-postgres-log-min-error-statement',
  title: 'PostgreSQL logs statements that fail',
  severity: 'low',
  why: 'The statement behind an error is what shows an attack by injection.',
  engine: 'POSTGRES',
  flag: 'log_min_error_statement',
  byDefault: 'error',
  right: ['error', 'log', 'fatal', 'panic'],
  wrong: 'notice',
});

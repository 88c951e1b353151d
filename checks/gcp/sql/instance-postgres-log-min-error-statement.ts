import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-postgres-log-min-error-statement',
  title: 'PostgreSQL logs statements that fail, and those alone',
  severity: 'low',
  why: 'The statement behind an error is what shows an attack by injection; lower levels drown it, higher ones leave it out.',
  engine: 'POSTGRES',
  flag: 'log_min_error_statement',
  byDefault: 'error',
  right: ['error'],
  wrong: 'panic',
});

import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-postgres-log-error-verbosity',
  title: 'PostgreSQL logs errors without internals',
  severity: 'low',
  why: 'Detailed errors put source lines and internals into logs that many may read.',
  engine: 'POSTGRES',
  flag: 'log_error_verbosity',
  byDefault: 'default',
  right: ['default', 'terse'],
  wrong: 'verbose',
});

import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-postgres-log-min-duration',
  title: 'PostgreSQL does not log the text of slow statements',
  severity: 'low',
  why: 'Statements carry values, and values are often personal data or secrets.',
  engine: 'POSTGRES',
  flag: 'log_min_duration_statement',
  byDefault: '-1',
  right: ['-1'],
  wrong: '250',
});

import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-postgres-log-min-messages',
  title: 'PostgreSQL logs warnings and worse, not debugging',
  severity: 'low',
  why: 'Logs full of details hide what matters, and logs without warnings lack it.',
  engine: 'POSTGRES',
  flag: 'log_min_messages',
  byDefault: 'warning',
  right: ['warning', 'error', 'log', 'fatal', 'panic'],
  wrong: 'debug1',
});

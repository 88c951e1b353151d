import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-postgres-log-min-messages',
  title: 'PostgreSQL logs errors, and nothing below warnings',
  severity: 'low',
  why: 'Logs full of details hide what matters, and logs without errors lack it.',
  engine: 'POSTGRES',
  flag: 'log_min_messages',
  byDefault: 'warning',
  // From `log` on errors are left out: https://www.postgresql.org/docs/current/runtime-config-logging.html.
  right: ['warning', 'error'],
  wrong: 'fatal',
});

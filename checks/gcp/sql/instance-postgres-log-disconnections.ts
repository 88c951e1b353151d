import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-postgres-log-disconnections',
  title: 'PostgreSQL logs the ends of connections',
  severity: 'low',
  why: 'How long somebody was connected can not be said afterwards without it.',
  engine: 'POSTGRES',
  flag: 'log_disconnections',
  byDefault: 'off',
  right: ['on', '1'],
  wrong: 'off',
});

import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-postgres-pgaudit',
  title: 'PostgreSQL has the pgAudit extension enabled',
  severity: 'medium',
  why: 'Without it logs do not say who read or changed which object.',
  engine: 'POSTGRES',
  flag: 'cloudsql.enable_pgaudit',
  byDefault: 'off',
  right: ['on'],
  wrong: 'off',
});

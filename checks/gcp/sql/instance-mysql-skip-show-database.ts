import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-mysql-skip-show-database',
  title: 'MySQL shows databases only to those who have rights on them',
  severity: 'low',
  why: 'Names of databases tell an intruder where to look.',
  engine: 'MYSQL',
  flag: 'skip_show_database',
  byDefault: 'off',
  right: ['on'],
  wrong: 'off',
});

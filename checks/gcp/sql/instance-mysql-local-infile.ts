import { flagCheck } from './_flags.ts';

export default flagCheck({
  id: 'gcp-sql-instance-mysql-local-infile',
  title: 'MySQL does not load files from the machines of its clients',
  severity: 'medium',
  why: 'Through it a server that was taken over reads files of every client that connects.',
  engine: 'MYSQL',
  flag: 'local_infile',
  byDefault: 'on',
  right: ['off', '0'],
  wrong: 'on',
});

import { switchedOn } from './_family.ts';

export default switchedOn({
  id: 'azure-postgresql-server-log-disconnections',
  title: 'PostgreSQL servers log when sessions end',
  severity: 'low',
  why: 'Only with its end in the log can a session be told to have lasted a second or a night.',
  reference: 'https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-logging',
  parameter: 'log_disconnections',
});

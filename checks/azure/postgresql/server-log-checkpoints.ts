import { switchedOn } from './_family.ts';

export default switchedOn({
  id: 'azure-postgresql-server-log-checkpoints',
  title: 'PostgreSQL servers log checkpoints',
  severity: 'low',
  why: 'Checkpoints in the log show when the server was under strain or was restarted, which explains an outage afterwards.',
  reference: 'https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-logging',
  parameter: 'log_checkpoints',
});

import { defineCheck } from 'cloudstance/check';
import { PostgresServer } from 'cloudstance/resources/azure/postgresql';
import { parameterVerdict } from '../_flexible-server.ts';
import { setParameter, terraformParameter } from './_family.ts';

export default defineCheck({
  id: 'azure-postgresql-server-log-connections',
  title: 'PostgreSQL servers log connections',
  severity: 'low',
  why: 'Connections in the log show who signed in from where, and who tried to in vain.',
  references: ['https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-logging'],
  on: PostgresServer.pick('configurations'),
  fix: ({ name, uid }) => ({
    command: setParameter(name, uid, 'log_connections', 'on'),
    terraform: terraformParameter('log_connections', 'on'),
  }),

  // Since PostgreSQL 18 it lists the stages to log; all of them, and on, include those that matter.
  evaluate: ({ configurations: { log_connections: value } }) =>
    parameterVerdict('log_connections', value, (text) =>
      /^(on|all)$|\b(receipt|authentication|authorization)\b/i.test(text),
    ),

  examples: {
    pass: [
      { configurations: { log_connections: 'on' } },
      { configurations: { log_connections: 'all' } },
      { configurations: { log_connections: 'receipt,authorization' } },
    ],
    fail: [
      { configurations: { log_connections: 'off' } },
      { configurations: { log_connections: '' } },
      { configurations: { log_connections: 'setup_durations' } },
    ],
    notApplicable: [{ configurations: {} }],
  },
});

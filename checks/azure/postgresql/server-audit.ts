import { defineCheck, fail, pass } from 'cloudstance/check';
import { PostgresServer } from 'cloudstance/resources/azure/postgresql';
import { setParameter, terraformParameter } from './_family.ts';

const audit = (shared_preload_libraries: string, log?: string) => ({
  configurations: { shared_preload_libraries, ...(log !== undefined && { 'pgaudit.log': log }) },
});

export default defineCheck({
  id: 'azure-postgresql-server-audit',
  title: 'PostgreSQL servers write an audit log',
  severity: 'medium',
  why: 'The ordinary log does not tell who read and changed what; the extension pgAudit does.',
  references: ['https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-audit'],
  on: PostgresServer.pick('configurations'),
  fix: ({ name, uid }) => ({
    text: 'Add pgaudit to azure.extensions and to shared_preload_libraries and restart the server first; then say what it logs',
    command: setParameter(name, uid, 'pgaudit.log', 'ddl,role,write'),
    terraform: terraformParameter('pgaudit.log', 'ddl,role,write'),
  }),

  evaluate({ configurations: { shared_preload_libraries: libraries = '', 'pgaudit.log': log = 'none' } }) {
    if (!/\bpgaudit\b/i.test(libraries)) return fail('The extension pgAudit is not loaded');
    // It logs nothing unless told to; object auditing needs a role, and is no substitute for knowing who changes roles.
    if (/^(none)?$/i.test(log)) return fail('The extension pgAudit is loaded but logs nothing');
    return pass(`The extension pgAudit logs ${log}`);
  },

  examples: {
    pass: [audit('pg_cron,pgaudit,pg_stat_statements', 'ddl,role'), audit('pgaudit', 'all')],
    fail: [
      audit('pg_cron,pg_stat_statements', 'all'),
      audit('pgaudit', 'none'),
      audit('pgaudit', ''),
      audit('pgaudit'),
      { configurations: {} },
    ],
  },
});

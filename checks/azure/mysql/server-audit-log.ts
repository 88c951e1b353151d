import { defineCheck } from 'cloudstance/check';
import { MySqlServer } from 'cloudstance/resources/azure/mysql';
import { isOn, parameterVerdict } from '../_flexible-server.ts';
import { setParameter, terraformParameter } from './_family.ts';

export default defineCheck({
  id: 'azure-mysql-server-audit-log',
  title: 'MySQL servers write an audit log',
  severity: 'medium',
  why: 'Without it nobody can tell afterwards who signed in, what was read and what was changed.',
  references: ['https://learn.microsoft.com/azure/mysql/flexible-server/concepts-audit-logs'],
  on: MySqlServer.pick('configurations'),
  fix: ({ name, uid }) => ({
    command: setParameter(name, uid, 'audit_log_enabled', 'ON'),
    terraform: terraformParameter('audit_log_enabled', 'ON'),
  }),

  evaluate: ({ configurations: { audit_log_enabled: value } }) => parameterVerdict('audit_log_enabled', value, isOn),

  examples: {
    pass: [{ configurations: { audit_log_enabled: 'ON' } }],
    fail: [{ configurations: { audit_log_enabled: 'OFF' } }],
    notApplicable: [{ configurations: {} }],
  },
});

import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { MySqlServer } from 'cloudstance/resources/azure/mysql';
import { isOn } from '../_flexible-server.ts';
import { setParameter, terraformParameter } from './_family.ts';

const logs = (events: string, enabled = 'ON') => ({
  configurations: { audit_log_enabled: enabled, audit_log_events: events },
});

export default defineCheck({
  id: 'azure-mysql-server-audit-connections',
  title: 'Audit logs of MySQL servers have the connections',
  severity: 'low',
  why: 'Connections in the log show who signed in from where, and who tried to in vain.',
  references: ['https://learn.microsoft.com/azure/mysql/flexible-server/concepts-audit-logs'],
  on: MySqlServer.pick('configurations'),
  fix: ({ name, uid }) => ({
    command: setParameter(name, uid, 'audit_log_events', 'CONNECTION,ADMIN,DDL'),
    terraform: terraformParameter('audit_log_events', 'CONNECTION,ADMIN,DDL'),
  }),

  evaluate({ configurations: { audit_log_enabled: enabled = 'OFF', audit_log_events: events = '' } }) {
    if (!isOn(enabled)) return notApplicable('The audit log is off, which azure-mysql-server-audit-log judges');
    const text = `The audit log has ${events || 'nothing'}`;
    return /\bCONNECTION(_V2)?\b/i.test(events) ? pass(text) : fail(text);
  },

  examples: {
    pass: [logs('CONNECTION'), logs('DDL,CONNECTION_V2')],
    fail: [logs('DDL,DCL'), logs('')],
    notApplicable: [logs('CONNECTION', 'OFF'), { configurations: {} }],
  },
});

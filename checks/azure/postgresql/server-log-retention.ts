import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { PostgresServer } from 'cloudstance/resources/azure/postgresql';
import { z } from 'zod';
import { isOn } from '../_flexible-server.ts';
import { setParameter, terraformParameter } from './_family.ts';

const kept = (days: string) => ({
  configurations: { 'logfiles.download_enable': 'on', 'logfiles.retention_days': days },
});

export default defineCheck({
  id: 'azure-postgresql-server-log-retention',
  title: 'PostgreSQL servers keep their log files for more than three days',
  severity: 'low',
  why: 'An attack over a long weekend is no longer in the log files when somebody looks for it.',
  references: ['https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-server-logs-portal'],
  on: PostgresServer.pick('configurations'),
  params: z.object({ days: z.number().int().min(1).max(7).default(4) }),
  fix: ({ name, uid }) => ({
    command: setParameter(name, uid, 'logfiles.retention_days', '7'),
    terraform: terraformParameter('logfiles.retention_days', '7'),
  }),

  evaluate({ configurations }, { params }) {
    const { 'logfiles.download_enable': isKept = 'off', 'logfiles.retention_days': retention } = configurations;
    if (retention === undefined || !isOn(isKept))
      return notApplicable(
        'No log files are kept on the server: what is logged goes where diagnostic settings send it',
      );
    const days = Number(retention);
    const text = `Log files are kept for ${plural(days, 'day')}`;
    return days >= params.days ? pass(text) : fail(`${text}, fewer than ${params.days}`);
  },

  examples: {
    pass: [kept('4'), kept('7')],
    fail: [kept('3'), kept('1')],
    notApplicable: [
      { configurations: {} },
      { configurations: { 'logfiles.download_enable': 'off', 'logfiles.retention_days': '3' } },
    ],
  },
});

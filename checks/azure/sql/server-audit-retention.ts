import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { plural } from 'cloudstance/domain/text';
import { SqlServer } from 'cloudstance/resources/azure/sql';
import { z } from 'zod';

const storageEndpoint = 'https://audit.blob.core.windows.net/';

export default defineCheck({
  id: 'azure-sql-server-audit-retention',
  title: 'Audit logs of SQL servers in storage accounts are kept long enough',
  severity: 'low',
  why: 'Intrusions are often noticed only months later, when a log that was deleted can no longer tell what happened.',
  references: ['https://learn.microsoft.com/azure/azure-sql/database/auditing-overview'],
  on: SqlServer.pick('auditing'),
  params: z.object({ days: z.number().int().min(1).default(90) }),
  fix: ({ name, uid }) => ({
    command: sh`az sql server audit-policy update --name ${name} --resource-group ${armId(uid).resourceGroup} --retention-days 90`,
    terraform: 'resource "azurerm_mssql_server_extended_auditing_policy": retention_in_days = 90',
  }),

  evaluate({ auditing: { state, storageEndpoint: storage = '', retentionDays = 0 } }, { params }) {
    if (!/^enabled$/i.test(state)) return notApplicable('Auditing is off, which azure-sql-server-auditing judges');
    if (storage === '') return notApplicable('The audit log does not go to a storage account');
    // 0 is the default and means for ever.
    if (retentionDays === 0) return pass('The audit log is kept for ever');
    const text = `The audit log is kept for ${plural(retentionDays, 'day')}`;
    return retentionDays >= params.days ? pass(text) : fail(`${text}, fewer than ${params.days}`);
  },

  examples: {
    pass: [
      { auditing: { state: 'Enabled', storageEndpoint, retentionDays: 90 } },
      { auditing: { state: 'Enabled', storageEndpoint, retentionDays: 0 } },
      { auditing: { state: 'Enabled', storageEndpoint } },
    ],
    fail: [
      { auditing: { state: 'Enabled', storageEndpoint, retentionDays: 89 } },
      { auditing: { state: 'Enabled', storageEndpoint, retentionDays: 1 } },
    ],
    notApplicable: [
      { auditing: { state: 'Disabled', storageEndpoint, retentionDays: 1 } },
      { auditing: { state: 'Enabled', storageEndpoint: '', isAzureMonitorTargetEnabled: true, retentionDays: 1 } },
    ],
  },
});

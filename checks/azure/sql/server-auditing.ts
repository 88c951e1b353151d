import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { SqlServer } from 'cloudstance/resources/azure/sql';

const storageEndpoint = 'https://audit.blob.core.windows.net/';

export default defineCheck({
  id: 'azure-sql-server-auditing',
  title: 'SQL servers write an audit log',
  severity: 'medium',
  why: 'Without it nobody can tell afterwards who signed in, what was read and what was changed.',
  references: ['https://learn.microsoft.com/azure/azure-sql/database/auditing-overview'],
  on: SqlServer.pick('auditing'),
  fix: ({ name, uid }) => ({
    command: sh`az sql server audit-policy update --name ${name} --resource-group ${armId(uid).resourceGroup} --state Enabled --log-analytics-target-state Enabled --log-analytics-workspace-resource-id WORKSPACE_ID`,
    terraform:
      'resource "azurerm_mssql_server_extended_auditing_policy": enabled = true, log_monitoring_enabled = true',
  }),

  evaluate({ auditing: { state, storageEndpoint: storage = '', isAzureMonitorTargetEnabled } }) {
    if (!/^enabled$/i.test(state)) return fail('Auditing is off');
    const targets = [
      ...(storage === '' ? [] : [storage]),
      ...(isAzureMonitorTargetEnabled === true ? ['Azure Monitor'] : []),
    ];
    return targets.length > 0
      ? pass(`The audit log goes to ${targets.join(' and ')}`)
      : fail('The audit log goes nowhere');
  },

  examples: {
    pass: [
      { auditing: { state: 'Enabled', storageEndpoint } },
      { auditing: { state: 'Enabled', storageEndpoint: '', isAzureMonitorTargetEnabled: true } },
    ],
    fail: [
      { auditing: { state: 'Disabled', storageEndpoint, isAzureMonitorTargetEnabled: true } },
      { auditing: { state: 'Enabled', storageEndpoint: '', isAzureMonitorTargetEnabled: false } },
    ],
  },
});

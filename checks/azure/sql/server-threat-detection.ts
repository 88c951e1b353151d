import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf } from 'cloudstance/domain/text';
import { SqlServer } from 'cloudstance/resources/azure/sql';

export default defineCheck({
  id: 'azure-sql-server-threat-detection',
  title: 'SQL servers are watched for attacks',
  severity: 'medium',
  why: 'Advanced Threat Protection tells about injected SQL, guessed passwords and sign-ins from strange places while they happen.',
  references: ['https://learn.microsoft.com/azure/azure-sql/database/threat-detection-overview'],
  on: SqlServer.pick('securityAlertPolicy'),
  fix: ({ name, uid }) => ({
    command: sh`az sql server advanced-threat-protection-setting update --name ${name} --resource-group ${armId(uid).resourceGroup} --state Enabled`,
    terraform: 'resource "azurerm_mssql_server_security_alert_policy": state = "Enabled", disabled_alerts = []',
  }),

  evaluate({ securityAlertPolicy: { state, disabledAlerts = [] } }) {
    if (!/^enabled$/i.test(state)) return fail('Advanced Threat Protection is off');
    // A list with one empty text is how the API often writes an empty list.
    const off = disabledAlerts.filter((alert) => alert !== '');
    return off.length > 0 ? fail(`No alert tells about ${listOf(off)}`) : pass('Advanced Threat Protection is on');
  },

  examples: {
    pass: [
      { securityAlertPolicy: { state: 'Enabled' } },
      { securityAlertPolicy: { state: 'Enabled', disabledAlerts: [''] } },
    ],
    fail: [
      { securityAlertPolicy: { state: 'Disabled' } },
      { securityAlertPolicy: { state: 'Enabled', disabledAlerts: ['Sql_Injection'] } },
    ],
  },
});

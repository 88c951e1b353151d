import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { SqlServer } from 'cloudstance/resources/azure/sql';
import { azureServices, everyone, halves, internetVerdict, office } from '../_server-firewall.ts';

export default defineCheck({
  id: 'azure-sql-server-open-firewall',
  title: 'Firewalls of SQL servers do not let the internet in',
  severity: 'high',
  why: 'Whoever guesses, steals or finds a login can use it from anywhere, and flaws of the server itself are within reach of everybody.',
  references: ['https://learn.microsoft.com/azure/azure-sql/database/firewall-configure'],
  on: SqlServer.pick('config', 'firewallRules'),
  fix: ({ name, uid }) => ({
    text: 'Delete the rule with az sql server firewall-rule delete, and add one for the addresses that are meant',
    command: sh`az sql server firewall-rule list --server ${name} --resource-group ${armId(uid).resourceGroup} --output table`,
    terraform: 'resource "azurerm_mssql_firewall_rule": start_ip_address, end_ip_address',
  }),

  evaluate: (server) => internetVerdict(server, server.config.publicNetworkAccess, () => server.firewallRules),

  examples: {
    pass: [
      { config: { publicNetworkAccess: 'Enabled' }, firewallRules: [] },
      { config: { publicNetworkAccess: 'Enabled' }, firewallRules: [...office, ...azureServices] },
      { config: { publicNetworkAccess: 'Disabled' }, firewallRules: everyone },
      { config: { publicNetworkAccess: 'SecuredByPerimeter' }, firewallRules: everyone },
    ],
    fail: [
      { config: { publicNetworkAccess: 'Enabled' }, firewallRules: [...office, ...everyone] },
      { config: { publicNetworkAccess: 'Enabled' }, firewallRules: halves },
      { config: {}, firewallRules: everyone },
    ],
  },
});

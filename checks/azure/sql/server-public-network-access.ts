import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { SqlServer } from 'cloudstance/resources/azure/sql';
import { shutVerdict } from '../_network.ts';

export default defineCheck({
  id: 'azure-sql-server-public-network-access',
  title: 'SQL servers are reachable only over private networks',
  severity: 'medium',
  why: 'A public endpoint leaves only firewall rules and logins between the data and the internet; one rule too many opens it.',
  references: ['https://learn.microsoft.com/azure/azure-sql/database/connectivity-settings'],
  on: SqlServer.pick('config'),
  fix: ({ name, uid }) => ({
    command: sh`az sql server update --name ${name} --resource-group ${armId(uid).resourceGroup} --enable-public-network false`,
    terraform: 'resource "azurerm_mssql_server": public_network_access_enabled = false',
  }),

  evaluate: ({ config }) => shutVerdict(config),

  examples: {
    pass: [{ config: { publicNetworkAccess: 'Disabled' } }, { config: { publicNetworkAccess: 'SecuredByPerimeter' } }],
    fail: [{ config: { publicNetworkAccess: 'Enabled' } }, { config: {} }],
  },
});

import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { SqlServer } from 'cloudstance/resources/azure/sql';
import { azureServices, azureServicesVerdict, office } from '../_server-firewall.ts';

export default defineCheck({
  id: 'azure-sql-server-azure-services',
  title: 'Firewalls of SQL servers do not let all of Azure in',
  severity: 'medium',
  why: "The rule that is called Azure services lets in every address of Azure, and so the machines of anybody who is Microsoft's customer.",
  references: [
    'https://learn.microsoft.com/azure/azure-sql/database/network-access-controls-overview#allow-azure-services',
  ],
  on: SqlServer.pick('config', 'firewallRules'),
  fix: ({ name, uid }) => ({
    text: 'Delete the rule from 0.0.0.0 to 0.0.0.0, and let services in by private endpoints or virtual network rules',
    command: sh`az sql server firewall-rule delete --name AllowAllWindowsAzureIps --server ${name} --resource-group ${armId(uid).resourceGroup}`,
  }),

  evaluate: (server) => azureServicesVerdict(server.config.publicNetworkAccess, () => server.firewallRules),

  examples: {
    pass: [
      { config: { publicNetworkAccess: 'Enabled' }, firewallRules: office },
      { config: { publicNetworkAccess: 'Disabled' }, firewallRules: azureServices },
    ],
    fail: [
      { config: { publicNetworkAccess: 'Enabled' }, firewallRules: [...office, ...azureServices] },
      { config: {}, firewallRules: azureServices },
    ],
  },
});

import { defineCheck, sh } from 'cloudstance/check';
import { flexibleAccess } from 'cloudstance/domain/azure/firewall';
import { armId } from 'cloudstance/domain/azure/ids';
import { MySqlServer } from 'cloudstance/resources/azure/mysql';
import { azureServicesVerdict, flexibleAzureExamples } from '../_server-firewall.ts';

export default defineCheck({
  id: 'azure-mysql-server-azure-services',
  title: 'Firewalls of MySQL servers do not let all of Azure in',
  severity: 'medium',
  why: "The rule that is called Azure services lets in every address of Azure, and so the machines of anybody who is Microsoft's customer.",
  references: ['https://learn.microsoft.com/azure/mysql/flexible-server/concepts-networking-public'],
  on: MySqlServer.pick('network', 'firewallRules'),
  fix: ({ name, uid }) => ({
    text: 'Delete the rule from 0.0.0.0 to 0.0.0.0 with az mysql flexible-server firewall-rule delete, and let services in by private endpoints',
    command: sh`az mysql flexible-server firewall-rule list --name ${name} --resource-group ${armId(uid).resourceGroup} --output table`,
  }),

  evaluate: (server) => azureServicesVerdict(flexibleAccess(server.network), () => server.firewallRules),

  examples: flexibleAzureExamples,
});

import { defineCheck, sh } from 'cloudstance/check';
import { flexibleAccess } from 'cloudstance/domain/azure/firewall';
import { armId } from 'cloudstance/domain/azure/ids';
import { PostgresServer } from 'cloudstance/resources/azure/postgresql';
import { flexibleInternetExamples, internetVerdict } from '../_server-firewall.ts';

export default defineCheck({
  id: 'azure-postgresql-server-open-firewall',
  title: 'Firewalls of PostgreSQL servers do not let the internet in',
  severity: 'high',
  why: 'Whoever guesses, steals or finds a login can use it from anywhere, and flaws of the server itself are within reach of everybody.',
  references: ['https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-firewall-rules'],
  on: PostgresServer.pick('network', 'firewallRules'),
  fix: ({ name, uid }) => ({
    text: 'Delete the rule with az postgres flexible-server firewall-rule delete, and add one for the addresses that are meant',
    command: sh`az postgres flexible-server firewall-rule list --server-name ${name} --resource-group ${armId(uid).resourceGroup} --output table`,
    terraform: 'resource "azurerm_postgresql_flexible_server_firewall_rule": start_ip_address, end_ip_address',
  }),

  evaluate: (server) => internetVerdict(server, flexibleAccess(server.network), () => server.firewallRules),

  examples: flexibleInternetExamples,
});

import { defineCheck, sh } from 'cloudstance/check';
import { flexibleAccess } from 'cloudstance/domain/azure/firewall';
import { armId } from 'cloudstance/domain/azure/ids';
import { PostgresServer } from 'cloudstance/resources/azure/postgresql';
import { shutVerdict } from '../_network.ts';

export default defineCheck({
  id: 'azure-postgresql-server-public-network-access',
  title: 'PostgreSQL servers are reachable only over private networks',
  severity: 'medium',
  why: 'A public endpoint leaves only firewall rules and logins between the data and the internet; one rule too many opens it.',
  references: ['https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-public'],
  on: PostgresServer.pick('network'),
  fix: ({ name, uid }) => ({
    command: sh`az postgres flexible-server update --name ${name} --resource-group ${armId(uid).resourceGroup} --public-access Disabled`,
    terraform: 'resource "azurerm_postgresql_flexible_server": public_network_access_enabled = false',
  }),

  evaluate: ({ network }) => shutVerdict({ publicNetworkAccess: flexibleAccess(network) }),

  examples: {
    pass: [
      { network: { publicNetworkAccess: 'Disabled' } },
      { network: { delegatedSubnetResourceId: '/subscriptions/…/subnets/data' } },
    ],
    fail: [{ network: { publicNetworkAccess: 'Enabled' } }, { network: {} }],
  },
});

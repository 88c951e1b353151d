import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { PostgresServer } from 'cloudstance/resources/azure/postgresql';
import { standbyExamples, standbyVerdict } from '../_flexible-server.ts';

export default defineCheck({
  id: 'azure-postgresql-server-high-availability',
  title: 'PostgreSQL servers have a standby',
  severity: 'low',
  why: 'Without a standby, a fault of one machine or one zone stops whatever needs the database until it is repaired or restored.',
  references: ['https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-high-availability'],
  on: PostgresServer.pick('config', 'highAvailability'),
  fix: ({ name, uid }) => ({
    command: sh`az postgres flexible-server update --name ${name} --resource-group ${armId(uid).resourceGroup} --zonal-resiliency Enabled`,
    terraform: 'resource "azurerm_postgresql_flexible_server": high_availability { mode = "ZoneRedundant" }',
  }),

  evaluate: standbyVerdict,

  examples: standbyExamples('AsyncReplica'),
});

import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { MySqlServer } from 'cloudstance/resources/azure/mysql';
import { standbyExamples, standbyVerdict } from '../_flexible-server.ts';

export default defineCheck({
  id: 'azure-mysql-server-high-availability',
  title: 'MySQL servers have a standby',
  severity: 'low',
  why: 'Without a standby, a fault of one machine or one zone stops whatever needs the database until it is repaired or restored.',
  references: ['https://learn.microsoft.com/azure/mysql/flexible-server/concepts-high-availability'],
  on: MySqlServer.pick('config', 'highAvailability'),
  fix: ({ name, uid }) => ({
    command: sh`az mysql flexible-server update --name ${name} --resource-group ${armId(uid).resourceGroup} --high-availability ZoneRedundant`,
    terraform: 'resource "azurerm_mysql_flexible_server": high_availability { mode = "ZoneRedundant" }',
  }),

  evaluate: standbyVerdict,

  examples: standbyExamples('Replica'),
});

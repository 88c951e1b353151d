import { defineCheck, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { MySqlServer } from 'cloudstance/resources/azure/mysql';
import { geoBackupExamples, geoBackupVerdict } from '../_flexible-server.ts';

export default defineCheck({
  id: 'azure-mysql-server-geo-backup',
  title: 'Backups of MySQL servers survive the loss of a region',
  severity: 'low',
  why: 'Backups that are only where the server is are lost together with it.',
  references: ['https://learn.microsoft.com/azure/mysql/flexible-server/concepts-backup-restore'],
  on: MySqlServer.pick('config', 'backup'),
  fix: ({ name, uid }) => ({
    command: sh`az mysql flexible-server update --name ${name} --resource-group ${armId(uid).resourceGroup} --geo-redundant-backup Enabled`,
    terraform: 'resource "azurerm_mysql_flexible_server": geo_redundant_backup_enabled = true',
  }),

  evaluate: geoBackupVerdict,

  examples: geoBackupExamples('Replica'),
});

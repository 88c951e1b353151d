import { defineCheck } from 'cloudstance/check';
import { PostgresServer } from 'cloudstance/resources/azure/postgresql';
import { geoBackupExamples, geoBackupVerdict } from '../_flexible-server.ts';

export default defineCheck({
  id: 'azure-postgresql-server-geo-backup',
  title: 'Backups of PostgreSQL servers survive the loss of a region',
  severity: 'low',
  why: 'Backups that are only where the server is are lost together with it.',
  references: ['https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-backup-restore'],
  on: PostgresServer.pick('config', 'backup'),
  fix: () => ({
    text: 'It can be chosen only when a server is made: restore this one to a new server with geo-redundant backups',
    terraform: 'resource "azurerm_postgresql_flexible_server": geo_redundant_backup_enabled = true',
  }),

  evaluate: geoBackupVerdict,

  examples: geoBackupExamples('AsyncReplica'),
});

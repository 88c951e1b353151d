import { alarmedBy } from './_family.ts';

export default alarmedBy({
  id: 'azure-monitor-alert-sql-firewall-delete',
  title: 'Somebody hears of deleted firewall rules of SQL servers',
  what: 'deleted firewall rules of SQL servers',
  operation: 'Microsoft.Sql/servers/firewallRules/delete',
  why: 'A rule that is gone can cut applications off, or hide that it had been opened for an attack.',
});

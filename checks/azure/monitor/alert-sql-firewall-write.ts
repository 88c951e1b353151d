import { alarmedBy } from './_family.ts';

export default alarmedBy({
  id: 'azure-monitor-alert-sql-firewall-write',
  title: 'Somebody hears of new and changed firewall rules of SQL servers',
  what: 'new and changed firewall rules of SQL servers',
  operation: 'Microsoft.Sql/servers/firewallRules/write',
  why: 'One rule more can let the whole internet try passwords on every database of the server.',
});

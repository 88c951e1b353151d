import { alarmedBy } from './_family.ts';

export default alarmedBy({
  id: 'azure-monitor-alert-nsg-write',
  title: 'Somebody hears of new and changed network security groups',
  what: 'new and changed network security groups',
  operation: 'Microsoft.Network/networkSecurityGroups/write',
  why: 'A rule more can open machines to the internet within seconds.',
});

import { alarmedBy } from './_family.ts';

export default alarmedBy({
  id: 'azure-monitor-alert-nsg-delete',
  title: 'Somebody hears of deleted network security groups',
  what: 'deleted network security groups',
  operation: 'Microsoft.Network/networkSecurityGroups/delete',
  why: 'Without its security group a subnet or network interface takes whatever the network lets through.',
});

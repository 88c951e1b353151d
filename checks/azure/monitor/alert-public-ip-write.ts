import { alarmedBy } from './_family.ts';

export default alarmedBy({
  id: 'azure-monitor-alert-public-ip-write',
  title: 'Somebody hears of new and changed public IP addresses',
  what: 'new and changed public IP addresses',
  operation: 'Microsoft.Network/publicIPAddresses/write',
  why: 'Every public address is a new way in from the internet.',
});

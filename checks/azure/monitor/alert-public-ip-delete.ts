import { alarmedBy } from './_family.ts';

export default alarmedBy({
  id: 'azure-monitor-alert-public-ip-delete',
  title: 'Somebody hears of deleted public IP addresses',
  what: 'deleted public IP addresses',
  operation: 'Microsoft.Network/publicIPAddresses/delete',
  why: 'Deleting an address takes a service off the internet, and leaves DNS names behind that others can take over.',
});

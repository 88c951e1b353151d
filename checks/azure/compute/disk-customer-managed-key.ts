import { disksHaveCustomerKeys } from './_disk-key.ts';

export default disksHaveCustomerKeys({
  id: 'azure-compute-disk-customer-managed-key',
  title: 'Disks of virtual machines are encrypted with keys of the customer',
  why: 'Whoever holds the key sees who uses it and can take it back, from a stolen copy of the disk as well.',
  attached: true,
});

import { disksHaveCustomerKeys } from './_disk-key.ts';

export default disksHaveCustomerKeys({
  id: 'azure-compute-disk-unattached-customer-managed-key',
  title: 'Unattached disks are encrypted with keys of the customer',
  why: 'A disk that a machine left behind still has its data, and nobody looks after it: taking back the key shuts it at once.',
  attached: false,
});

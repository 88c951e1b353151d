import { restricted } from './_family.ts';

export default restricted({
  id: 'gcp-resourcemanager-policy-vm-external-ip',
  title: 'The organization limits external addresses of virtual machines',
  severity: 'medium',
  why: 'A machine with an external address can be reached, and reach out, past every gateway.',
  facets: ['computeVmExternalIpAccess', 'computeManagedVmExternalIpAccess'],
  kind: 'list',
});

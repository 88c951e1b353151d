import { restricted } from './_family.ts';

export default restricted({
  id: 'gcp-resourcemanager-policy-os-login',
  title: 'The organization demands OS Login',
  severity: 'low',
  why: 'Without it SSH keys live in metadata, where nobody who leaves is taken out.',
  facets: ['computeRequireOsLogin', 'computeManagedRequireOsLogin'],
  kind: 'enforce',
});

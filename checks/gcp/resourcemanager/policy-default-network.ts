import { restricted } from './_family.ts';

export default restricted({
  id: 'gcp-resourcemanager-policy-default-network',
  title: 'The organization makes no default networks',
  severity: 'low',
  why: 'A default network opens SSH and RDP to the internet in each new project.',
  facets: ['computeSkipDefaultNetworkCreation'],
  kind: 'enforce',
});

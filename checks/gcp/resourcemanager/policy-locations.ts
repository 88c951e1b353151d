import { restricted } from './_family.ts';

export default restricted({
  id: 'gcp-resourcemanager-policy-locations',
  title: 'The organization limits where resources can be',
  severity: 'low',
  why: 'Data kept in a country by mistake falls under its laws, and nobody looks for it there.',
  facets: ['gcpResourceLocations'],
  kind: 'list',
});

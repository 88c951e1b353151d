import { restricted } from './_family.ts';

export default restricted({
  id: 'gcp-resourcemanager-policy-storage-public-access',
  title: 'The organization forbids public access to Cloud Storage',
  severity: 'medium',
  why: 'Otherwise one wrong grant on one bucket is enough to publish its objects.',
  facets: ['storagePublicAccessPrevention'],
  kind: 'enforce',
});

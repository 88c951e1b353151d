import { restricted } from './_family.ts';

export default restricted({
  id: 'gcp-resourcemanager-policy-storage-uniform-access',
  title: 'The organization demands uniform bucket-level access',
  severity: 'low',
  why: 'Access lists of single objects let in people whom no IAM policy names.',
  facets: ['storageUniformBucketLevelAccess'],
  kind: 'enforce',
});

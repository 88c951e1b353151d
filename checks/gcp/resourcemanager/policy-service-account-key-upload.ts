import { restricted } from './_family.ts';

export default restricted({
  id: 'gcp-resourcemanager-policy-service-account-key-upload',
  title: 'The organization forbids uploading keys of service accounts',
  severity: 'low',
  why: 'An uploaded key was made elsewhere, by whoever still has its secret half, and may last for ever.',
  facets: ['iamDisableServiceAccountKeyUpload', 'iamManagedDisableServiceAccountKeyUpload'],
  kind: 'enforce',
});

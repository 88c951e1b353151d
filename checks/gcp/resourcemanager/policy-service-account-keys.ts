import { restricted } from './_family.ts';

export default restricted({
  id: 'gcp-resourcemanager-policy-service-account-keys',
  title: 'The organization forbids new keys of service accounts',
  severity: 'medium',
  why: 'Keys leak; where nobody can make one, applications are given safer ways to sign in.',
  facets: ['iamDisableServiceAccountKeyCreation', 'iamManagedDisableServiceAccountKeyCreation'],
  kind: 'enforce',
});

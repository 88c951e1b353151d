import { restricted } from './_family.ts';

export default restricted({
  id: 'gcp-resourcemanager-policy-member-domains',
  title: 'The organization limits who can be given roles',
  severity: 'medium',
  why: 'Without a limit anybody who may set a policy can let in strangers, or everyone.',
  facets: ['iamAllowedPolicyMemberDomains', 'iamManagedAllowedPolicyMembers'],
  kind: 'list',
});

import { restricted } from './_family.ts';

export default restricted({
  id: 'gcp-resourcemanager-policy-default-grants',
  title: 'The organization gives default service accounts no basic role',
  severity: 'medium',
  why: 'Otherwise each new project makes accounts that hold Editor, and every virtual machine is given one.',
  facets: [
    'iamAutomaticIamGrantsForDefaultServiceAccounts',
    'iamManagedPreventPrivilegedBasicRolesForDefaultServiceAccounts',
  ],
  kind: 'enforce',
});

import { restricted } from './_family.ts';

export default restricted({
  id: 'gcp-resourcemanager-policy-sql-public-ip',
  title: 'The organization forbids public addresses of Cloud SQL',
  severity: 'medium',
  why: 'A database with a public address is one authorized network away from the internet.',
  facets: ['sqlRestrictPublicIp', 'sqlManagedRestrictPublicIp'],
  kind: 'enforce',
});

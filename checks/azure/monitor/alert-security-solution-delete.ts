import { alarmedBy } from './_family.ts';

export default alarmedBy({
  id: 'azure-monitor-alert-security-solution-delete',
  title: 'Somebody hears of deleted security solutions',
  what: 'deleted security solutions',
  operation: 'Microsoft.Security/securitySolutions/delete',
  why: 'Removing what watches is a common first step of those who do not want to be watched.',
});

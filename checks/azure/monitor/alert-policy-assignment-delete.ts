import { alarmedBy } from './_family.ts';

export default alarmedBy({
  id: 'azure-monitor-alert-policy-assignment-delete',
  title: 'Somebody hears of deleted policy assignments',
  what: 'deleted policy assignments',
  operation: 'Microsoft.Authorization/policyAssignments/delete',
  why: 'With the assignment goes what it enforced. Deleting one is a quiet way to make room for what was forbidden.',
});

import { alarmedBy } from './_family.ts';

export default alarmedBy({
  id: 'azure-monitor-alert-policy-assignment-write',
  title: 'Somebody hears of new and changed policy assignments',
  what: 'new and changed policy assignments',
  operation: 'Microsoft.Authorization/policyAssignments/write',
  why: 'Policies keep a subscription within the rules. Whoever changes an assignment changes the rules, and nobody else would notice.',
});

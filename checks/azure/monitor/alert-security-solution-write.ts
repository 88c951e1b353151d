import { alarmedBy } from './_family.ts';

export default alarmedBy({
  id: 'azure-monitor-alert-security-solution-write',
  title: 'Somebody hears of new and changed security solutions',
  what: 'new and changed security solutions',
  operation: 'Microsoft.Security/securitySolutions/write',
  why: 'Security solutions are the scanners and firewalls that report to Defender for Cloud. A change to one can blind it.',
});

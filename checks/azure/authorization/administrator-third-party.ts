import { isMicrosoftTenant } from 'cloudstance/domain/azure/directory';
import { appOf, holds, noWayFor, powerReferences } from '../_full-power.ts';

const own = { appOwnerOrganizationId: 't' };
const other = { appOwnerOrganizationId: 'other' };

export default noWayFor({
  id: 'azure-authorization-administrator-third-party',
  title: 'No application of somebody else reaches full power over a subscription',
  severity: 'high',
  why: 'Whoever breaks into the maker of the application has everything in the subscription, and of all its other customers.',
  references: [...powerReferences, 'https://learn.microsoft.com/entra/identity-platform/single-and-multi-tenant-apps'],
  fix: () => ({
    text: 'Give the application the roles that it needs, at the resources that it is for, and take away what each path names.',
    command: 'az role assignment list --all --include-inherited --output table',
  }),
  found: ({ graph, estate: { tenant }, personOf }) =>
    graph.powers().filter(({ principal }) => {
      const home = personOf(principal.id)?.home;
      if (principal.kind !== 'service principal' || !home || isMicrosoftTenant(home)) return false;
      return home.toLowerCase() !== tenant?.toLowerCase();
    }),
  fails: 'Applications of other tenants with a way to full power',
  passes: 'No application of another tenant has a way to full power',
  examples: {
    pass: [
      {
        servicePrincipals: [appOf('app', own)],
        assignments: [holds('owner', 'app', { type: 'ServicePrincipal' })],
      },
      {
        servicePrincipals: [appOf('app', other)],
        assignments: [holds('reader', 'app', { type: 'ServicePrincipal' })],
      },
    ],
    fail: [
      {
        servicePrincipals: [appOf('app', other)],
        assignments: [holds('owner', 'app', { type: 'ServicePrincipal' })],
      },
    ],
  },
});

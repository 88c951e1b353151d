import { appOf, holds, noWayFor, userOf } from '../_full-power.ts';

const owner = holds('owner', 'app', { type: 'ServicePrincipal' });

export default noWayFor({
  id: 'azure-authorization-administrator-application-owner',
  title: 'Nobody reaches full power over a subscription as owner of an application',
  severity: 'high',
  why: 'An owner adds a secret to the application and signs in as it: no list of role assignments shows that they may.',
  references: [
    'https://learn.microsoft.com/entra/fundamentals/users-default-permissions',
    'https://learn.microsoft.com/entra/identity/enterprise-apps/overview-assign-app-owners',
  ],
  fix: () => ({
    text: 'Take the owners away with az ad app owner remove --id <application> --owner-object-id <owner>, at the application and at what stands for it in the tenant, or give the application less.',
  }),
  found: ({ graph }) => graph.by((way) => way === 'azure-entra-application-owner'),
  fails: 'Owners of applications that reach full power by them',
  passes: 'No owner of an application reaches full power by it',
  examples: {
    pass: [
      { servicePrincipals: [appOf('app')], assignments: [owner] },
      {
        users: [userOf('ana')],
        servicePrincipals: [appOf('app', {}, ['ana'])],
        assignments: [holds('reader', 'app', { type: 'ServicePrincipal' })],
      },
      {
        users: [userOf('ana')],
        servicePrincipals: [appOf('app', {}, ['ana'])],
        assignments: [owner, holds('owner', 'ana')],
      },
    ],
    fail: [
      { users: [userOf('ana')], servicePrincipals: [appOf('app', {}, ['ana'])], assignments: [owner] },
      {
        users: [userOf('ana')],
        servicePrincipals: [appOf('app', { appId: 'one' })],
        applications: [{ application: { id: 'object', appId: 'one' }, owners: ['ana'] }],
        assignments: [owner],
      },
    ],
  },
});

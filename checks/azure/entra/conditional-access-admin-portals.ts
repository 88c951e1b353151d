import {
  asksForMfa,
  isForAllUsers,
  isForApplication,
  isUnconditional,
} from 'cloudstance/domain/azure/conditional-access';
import { conditionalAccess, policyExample } from './_conditional-access.ts';

export default conditionalAccess({
  id: 'azure-entra-conditional-access-admin-portals',
  title: 'The admin portals of Microsoft take a second factor from everybody',
  severity: 'high',
  why: 'Whoever gets into an admin portal with nothing but a password acts with the rights of the account at once.',
  references: ['https://learn.microsoft.com/entra/identity/conditional-access/policy-old-require-mfa-admin-portals'],
  parts: {
    'asks all users for a second factor at the admin portals': (policy) =>
      isForAllUsers(policy) &&
      isForApplication(policy, 'MicrosoftAdminPortals') &&
      isUnconditional(policy) &&
      asksForMfa(policy),
  },
  policy: {
    conditions: {
      clientAppTypes: ['all'],
      users: { includeUsers: ['All'] },
      applications: { includeApplications: ['MicrosoftAdminPortals'] },
    },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  },
  examples: {
    pass: [[policyExample()], [policyExample({ applications: { includeApplications: ['MicrosoftAdminPortals'] } })]],
    fail: [
      [
        policyExample({
          applications: { includeApplications: ['All'], excludeApplications: ['MicrosoftAdminPortals'] },
        }),
      ],
      [policyExample({ applications: {} })],
    ],
  },
});

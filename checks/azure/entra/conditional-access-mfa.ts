import { conditionalAccess, policyExample } from './_conditional-access.ts';
import {
  asksForMfa,
  isForAllApplications,
  isForAllUsers,
  isUnconditional,
} from 'cloudstance/domain/azure/conditional-access';

export default conditionalAccess({
  id: 'azure-entra-conditional-access-mfa',
  title: 'A Conditional Access policy asks all users for a second factor everywhere',
  severity: 'high',
  why: 'A password that was guessed, reused or given away on a faked page opens the account of whoever is not asked for more.',
  references: ['https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-mfa-strength'],
  parts: {
    'asks all users for a second factor in all applications': (policy) =>
      isForAllUsers(policy) && isForAllApplications(policy) && isUnconditional(policy) && asksForMfa(policy),
  },
  policy: {
    conditions: {
      clientAppTypes: ['all'],
      users: { includeUsers: ['All'] },
      applications: { includeApplications: ['All'] },
    },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  },
  examples: {
    pass: [
      [policyExample()],
      [
        policyExample({
          users: { includeUsers: ['All'], excludeUsers: ['emergency'], excludeGroups: ['a'], excludeRoles: ['r'] },
        }),
      ],
      [
        policyExample({
          grantControls: { operator: 'OR', authenticationStrength: { requirementsSatisfied: 'mfa' } },
          conditions: {
            clientAppTypes: ['browser', 'mobileAppsAndDesktopClients'],
            locations: { includeLocations: ['All'] },
            platforms: { includePlatforms: ['all'] },
          },
        }),
      ],
      [policyExample({ grantControls: { operator: 'AND', builtInControls: ['mfa', 'compliantDevice'] } })],
    ],
    fail: [
      [policyExample({ state: 'enabledForReportingButNotEnforced' })],
      [policyExample({ state: 'disabled' })],
      [policyExample({ users: { includeRoles: ['62e90394-69f5-4237-9190-012177145e10'] } })],
      [policyExample({ applications: { includeApplications: ['Office365'] } })],
      [policyExample({ applications: { includeApplications: ['All'], applicationFilter: { mode: 'include' } } })],
      [policyExample({ conditions: { locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } } })],
      [policyExample({ conditions: { signInRiskLevels: ['high'] } })],
      [policyExample({ conditions: { devices: { deviceFilter: { mode: 'exclude' } } } })],
      [policyExample({ conditions: { clientAppTypes: ['browser'] } })],
      [policyExample({ grantControls: { operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] } })],
      [policyExample({ grantControls: { operator: 'OR', authenticationStrength: { requirementsSatisfied: 'none' } } })],
      [policyExample({ grantControls: { operator: 'OR', builtInControls: ['block'] } })],
    ],
  },
});

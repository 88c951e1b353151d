import {
  asksForMfa,
  isForAllUsers,
  isForApplication,
  isUnconditional,
} from 'cloudstance/domain/azure/conditional-access';
import { conditionalAccess, policyExample } from './_conditional-access.ts';

/** "Windows Azure Service Management API": Resource Manager, and with it the portal and the command-line tools. */
const managementApi = '797f4846-ba00-4fd7-ba43-dac1f8f63013';

export default conditionalAccess({
  id: 'azure-entra-conditional-access-management-api',
  title: 'Managing Azure takes a second factor from everybody',
  severity: 'high',
  why: 'Through this one API everything in all subscriptions can be read, changed and deleted.',
  references: [
    'https://learn.microsoft.com/entra/identity/conditional-access/policy-old-require-mfa-azure-mgmt',
    'https://learn.microsoft.com/entra/fundamentals/security-defaults',
  ],
  parts: {
    'asks all users for a second factor at the Azure management API': (policy) =>
      isForAllUsers(policy) && isForApplication(policy, managementApi) && isUnconditional(policy) && asksForMfa(policy),
  },
  defaults: 'ask everybody for a second factor at the Azure management API',
  policy: {
    conditions: {
      clientAppTypes: ['all'],
      users: { includeUsers: ['All'] },
      applications: { includeApplications: [managementApi] },
    },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  },
  examples: {
    pass: [[policyExample()], [policyExample({ applications: { includeApplications: [managementApi] } })]],
    fail: [
      [policyExample({ applications: { includeApplications: ['All'], excludeApplications: [managementApi] } })],
      [policyExample({ applications: { includeApplications: ['Office365'] } })],
      [policyExample({ state: 'disabled' })],
    ],
  },
});

import {
  type AccessPolicy,
  blocks,
  isForAllApplications,
  isForAllUsers,
  isUnconditional,
} from 'cloudstance/domain/azure/conditional-access';
import { conditionalAccess, policyExample } from './_conditional-access.ts';

const block = { operator: 'OR', builtInControls: ['block'] };

const refuses = (client: string) => (policy: AccessPolicy) =>
  isForAllUsers(policy) &&
  isForAllApplications(policy) &&
  blocks(policy) &&
  (policy.conditions.clientAppTypes ?? []).includes(client) &&
  isUnconditional(policy, 'clients');

export default conditionalAccess({
  id: 'azure-entra-conditional-access-legacy-authentication',
  title: 'Old protocols that know no second factor are blocked',
  severity: 'high',
  why: 'IMAP, POP, SMTP and the like sign in with nothing but a password, past every policy that asks for more.',
  references: [
    'https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication',
    'https://learn.microsoft.com/entra/fundamentals/security-defaults',
  ],
  parts: {
    'blocks Exchange ActiveSync for all users': refuses('exchangeActiveSync'),
    'blocks other old clients for all users': refuses('other'),
  },
  defaults: 'block old protocols',
  policy: {
    conditions: {
      clientAppTypes: ['exchangeActiveSync', 'other'],
      users: { includeUsers: ['All'] },
      applications: { includeApplications: ['All'] },
    },
    grantControls: block,
  },
  examples: {
    pass: [[policyExample({ grantControls: block, conditions: { clientAppTypes: ['exchangeActiveSync', 'other'] } })]],
    fail: [
      [policyExample({ grantControls: block, conditions: { clientAppTypes: ['other'] } })],
      [policyExample({ conditions: { clientAppTypes: ['exchangeActiveSync', 'other'] } })],
    ],
  },
});

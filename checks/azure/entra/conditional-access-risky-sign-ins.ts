import {
  type AccessPolicy,
  asksForMfa,
  blocks,
  isForAllApplications,
  isForAllUsers,
  isUnconditional,
} from 'cloudstance/domain/azure/conditional-access';
import { conditionalAccess, policyExample } from './_conditional-access.ts';

const at = (level: string) => (policy: AccessPolicy) =>
  isForAllUsers(policy) &&
  isForAllApplications(policy) &&
  (policy.conditions.signInRiskLevels ?? []).includes(level) &&
  isUnconditional(policy, 'signInRisk') &&
  (asksForMfa(policy) || blocks(policy));

export default conditionalAccess({
  id: 'azure-entra-conditional-access-risky-sign-ins',
  title: 'Risky sign-ins take a second factor or are blocked',
  severity: 'medium',
  why: 'What looks like a stolen session or password should have to prove itself again, however it got so far.',
  references: ['https://learn.microsoft.com/entra/identity/conditional-access/policy-risk-based-sign-in'],
  parts: {
    'asks all users for a second factor, or blocks them, at high sign-in risk': at('high'),
    'asks all users for a second factor, or blocks them, at medium sign-in risk': at('medium'),
  },
  policy: {
    conditions: {
      clientAppTypes: ['all'],
      users: { includeUsers: ['All'] },
      applications: { includeApplications: ['All'] },
      signInRiskLevels: ['high', 'medium'],
    },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    sessionControls: {
      signInFrequency: {
        isEnabled: true,
        frequencyInterval: 'everyTime',
        authenticationType: 'primaryAndSecondaryAuthentication',
      },
    },
  },
  examples: {
    pass: [
      [policyExample({ conditions: { signInRiskLevels: ['high', 'medium'] } })],
      [
        policyExample({
          name: 'High',
          conditions: { signInRiskLevels: ['high'] },
          grantControls: { operator: 'OR', builtInControls: ['block'] },
        }),
        policyExample({ name: 'Medium', conditions: { signInRiskLevels: ['medium', 'low'] } }),
      ],
    ],
    fail: [
      [policyExample({ conditions: { signInRiskLevels: ['high'] } })],
      [policyExample()],
      [policyExample({ conditions: { signInRiskLevels: ['high', 'medium'], userRiskLevels: ['high'] } })],
      [policyExample({ conditions: { signInRiskLevels: ['high', 'medium'], insiderRiskLevels: 'elevated' } })],
    ],
  },
});

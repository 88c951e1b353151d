import {
  blocks,
  isForAllApplications,
  isForAllUsers,
  isUnconditional,
  transferMethods,
} from 'cloudstance/domain/azure/conditional-access';
import { conditionalAccess, policyExample } from './_conditional-access.ts';

const block = { operator: 'OR', builtInControls: ['block'] };

export default conditionalAccess({
  id: 'azure-entra-conditional-access-device-code',
  title: 'Signing in by device code is blocked',
  severity: 'medium',
  why: 'Somebody who is talked into typing a code on the real sign-in page signs the attacker in, second factor and all.',
  references: ['https://learn.microsoft.com/entra/identity/conditional-access/policy-block-authentication-flows'],
  parts: {
    'blocks the device code flow for all users': (policy) =>
      isForAllUsers(policy) &&
      isForAllApplications(policy) &&
      blocks(policy) &&
      transferMethods(policy.conditions.authenticationFlows?.transferMethods).includes('deviceCodeFlow') &&
      isUnconditional(policy, 'flows'),
  },
  policy: {
    conditions: {
      clientAppTypes: ['all'],
      users: { includeUsers: ['All'] },
      applications: { includeApplications: ['All'] },
      authenticationFlows: { transferMethods: 'deviceCodeFlow' },
    },
    grantControls: block,
  },
  examples: {
    pass: [
      [
        policyExample({
          grantControls: block,
          conditions: { authenticationFlows: { transferMethods: 'deviceCodeFlow,authenticationTransfer' } },
        }),
      ],
    ],
    fail: [
      [
        policyExample({
          grantControls: block,
          conditions: { authenticationFlows: { transferMethods: 'authenticationTransfer' } },
        }),
      ],
      [policyExample({ conditions: { authenticationFlows: { transferMethods: 'deviceCodeFlow' } } })],
      [
        policyExample({
          grantControls: block,
          conditions: {
            authenticationFlows: { transferMethods: 'deviceCodeFlow' },
            platforms: { includePlatforms: ['android'] },
          },
        }),
      ],
    ],
  },
});

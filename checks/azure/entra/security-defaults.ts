import { all, defineCheck, fail, pass, sh } from 'cloudstance/check';
import {
  asksForMfa,
  isEnforced,
  isForAllApplications,
  isForAllUsers,
  isUnconditional,
} from 'cloudstance/domain/azure/conditional-access';
import { ConditionalAccessPolicy } from 'cloudstance/resources/azure/entra';
import { Tenant } from 'cloudstance/resources/azure/subscription';
import { described, policyExample } from './_conditional-access.ts';

export default defineCheck({
  id: 'azure-entra-security-defaults',
  title: 'Security defaults are on where no Conditional Access policy does their work',
  severity: 'high',
  why: 'Without either, a password is all it takes: nobody is made to use a second factor and old protocols stay open.',
  references: ['https://learn.microsoft.com/entra/fundamentals/security-defaults'],
  on: Tenant.pick('securityDefaults'),
  with: { policies: all(ConditionalAccessPolicy.pick('policy')) },
  fix: () => ({
    text: 'A tenant with Conditional Access policies needs one that asks all users for a second factor instead.',
    command: sh`az rest --method PATCH --url https://graph.microsoft.com/v1.0/policies/identitySecurityDefaultsEnforcementPolicy --body ${'{"isEnabled":true}'}`,
  }),

  evaluate({ securityDefaults }, { policies }) {
    if (securityDefaults.isEnabled) return pass('Security defaults are on');
    const policy = policies.find(
      (one) =>
        isEnforced(one.policy) &&
        isForAllUsers(one.policy) &&
        isForAllApplications(one.policy) &&
        isUnconditional(one.policy) &&
        asksForMfa(one.policy),
    );
    if (policy) return pass(`Security defaults are off; ${described(policy)} asks all users for a second factor`);
    return fail('Security defaults are off, and no enabled policy asks all users for a second factor');
  },

  examples: {
    pass: [
      { securityDefaults: { isEnabled: true }, $policies: [] },
      { securityDefaults: { isEnabled: false }, $policies: [policyExample()] },
    ],
    fail: [
      { securityDefaults: { isEnabled: false }, $policies: [] },
      {
        securityDefaults: { isEnabled: false },
        $policies: [policyExample({ state: 'enabledForReportingButNotEnforced' })],
      },
    ],
  },
});

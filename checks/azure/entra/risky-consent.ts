import { fail, pass } from 'cloudstance/check';
import { authorizationPolicy } from './_authorization-policy.ts';

export default authorizationPolicy({
  id: 'azure-entra-risky-consent',
  title: "Users can't give access to applications that Microsoft holds for risky",
  severity: 'medium',
  why: 'Applications made to steal mail and files ask for consent; Microsoft knows many of them and can have an administrator asked.',
  references: ['https://learn.microsoft.com/entra/identity/enterprise-apps/configure-risk-based-step-up-consent'],
  judge: ({ allowUserConsentForRiskyApps }) =>
    // The vendor documents that it is off unless it is there.
    allowUserConsentForRiskyApps === true
      ? fail('Users can give access to applications that are held for risky')
      : pass('An administrator is asked about applications that are held for risky'),
  change: { allowUserConsentForRiskyApps: false },
  examples: {
    pass: [{ allowUserConsentForRiskyApps: false, defaultUserRolePermissions: {} }, { defaultUserRolePermissions: {} }],
    fail: [{ allowUserConsentForRiskyApps: true, defaultUserRolePermissions: {} }],
  },
});

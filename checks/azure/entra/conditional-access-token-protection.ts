import { conditionalAccess, policyExample } from './_conditional-access.ts';

export default conditionalAccess({
  id: 'azure-entra-conditional-access-token-protection',
  title: 'Sign-in tokens are bound to the device they were given to',
  severity: 'low',
  why: 'A token that malware copied from one computer otherwise works on any other, without password or second factor.',
  references: ['https://learn.microsoft.com/entra/identity/conditional-access/concept-token-protection'],
  parts: {
    'binds sign-in tokens to the device': ({ sessionControls }) =>
      sessionControls?.secureSignInSession?.isEnabled === true,
  },
  policy: {
    conditions: {
      clientAppTypes: ['mobileAppsAndDesktopClients'],
      users: { includeUsers: ['All'] },
      applications: {
        includeApplications: ['00000002-0000-0ff1-ce00-000000000000', '00000003-0000-0ff1-ce00-000000000000'],
      },
      platforms: { includePlatforms: ['windows'] },
    },
    sessionControls: { secureSignInSession: { isEnabled: true } },
  },
  examples: {
    pass: [[policyExample({ sessionControls: { secureSignInSession: { isEnabled: true } } })]],
    fail: [
      [policyExample({ sessionControls: { secureSignInSession: { isEnabled: false } } })],
      [policyExample({ state: 'disabled', sessionControls: { secureSignInSession: { isEnabled: true } } })],
      [policyExample()],
    ],
  },
});

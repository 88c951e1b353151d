import {
  type AccessPolicy,
  asksForPhishingResistance,
  isForAllApplications,
  isForAllUsers,
  isUnconditional,
} from 'cloudstance/domain/azure/conditional-access';
import { globalAdministrator } from 'cloudstance/domain/azure/directory';
import { conditionalAccess, policyExample } from './_conditional-access.ts';

/** Global Administrator, and the two roles that can make anybody one. */
const roles = [globalAdministrator, 'e8611ab8-c189-46e8-94e1-60213ab1f814', '7be44c8a-adaf-4e2a-84d6-ab2649e08a13'];

const isForAdministrators = (policy: AccessPolicy): boolean =>
  isForAllUsers(policy) || roles.every((role) => policy.conditions.users?.includeRoles?.includes(role));

const strong = {
  operator: 'OR',
  authenticationStrength: {
    requirementsSatisfied: 'mfa',
    allowedCombinations: ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'],
  },
};
const includeRoles = { includeRoles: roles };

export default conditionalAccess({
  id: 'azure-entra-conditional-access-administrators-strength',
  title: 'Administrators sign in in a way that no faked page can take from them',
  severity: 'medium',
  why: 'Codes and approvals are given away on faked sign-in pages every day; keys and certificates answer to the real one only.',
  references: ['https://learn.microsoft.com/entra/identity/conditional-access/policy-admin-phish-resistant-mfa'],
  parts: {
    'asks global administrators and those who can make them for phishing-resistant sign-in': (policy) =>
      isForAdministrators(policy) &&
      isForAllApplications(policy) &&
      isUnconditional(policy) &&
      asksForPhishingResistance(policy),
  },
  policy: {
    conditions: { clientAppTypes: ['all'], users: includeRoles, applications: { includeApplications: ['All'] } },
    grantControls: { operator: 'OR', authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' } },
  },
  examples: {
    pass: [
      [policyExample({ users: includeRoles, grantControls: strong })],
      [policyExample({ grantControls: { ...strong, operator: 'AND', builtInControls: ['compliantDevice'] } })],
    ],
    fail: [
      [policyExample({ users: { includeRoles: [globalAdministrator] }, grantControls: strong })],
      [policyExample({ users: includeRoles })],
      [policyExample({ users: includeRoles, grantControls: { ...strong, builtInControls: ['compliantDevice'] } })],
      [
        policyExample({
          users: includeRoles,
          grantControls: {
            operator: 'OR',
            authenticationStrength: { requirementsSatisfied: 'mfa', allowedCombinations: ['fido2', 'password,sms'] },
          },
        }),
      ],
    ],
  },
});

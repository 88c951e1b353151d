import { all, defineCheck, fail, pass } from 'cloudstance/check';
import { asksForMfa, isEnforced, isForAllUsers, isUnconditional } from 'cloudstance/domain/azure/conditional-access';
import { ConditionalAccessPolicy } from 'cloudstance/resources/azure/entra';
import { Tenant } from 'cloudstance/resources/azure/subscription';
import { described, policyExample, policyFix } from './_conditional-access.ts';

const registering = 'urn:user:registerdevice';
const policy = policyExample({ applications: { includeUserActions: [registering] } });

export default defineCheck({
  id: 'azure-entra-device-registration-mfa',
  title: 'Joining or registering a device takes a second factor',
  severity: 'medium',
  why: 'With a password alone an attacker registers a device of their own, which then counts as known and keeps them signed in.',
  references: [
    'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-device-registration',
    'https://learn.microsoft.com/entra/identity/devices/manage-device-identities',
  ],
  on: Tenant.pick('deviceRegistrationPolicy'),
  with: { policies: all(ConditionalAccessPolicy.pick('policy')) },
  fix: () =>
    policyFix('Second factor to register devices', {
      conditions: {
        clientAppTypes: ['all'],
        users: { includeUsers: ['All'] },
        applications: { includeUserActions: [registering] },
      },
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    }),

  evaluate({ deviceRegistrationPolicy }, { policies }) {
    if (deviceRegistrationPolicy.multiFactorAuthConfiguration.toLowerCase() === 'required')
      return pass('The device settings ask for a second factor');
    const found = policies.find(
      (one) =>
        isEnforced(one.policy) &&
        isForAllUsers(one.policy) &&
        isUnconditional(one.policy) &&
        asksForMfa(one.policy) &&
        (one.policy.conditions.applications?.includeUserActions ?? []).includes(registering),
    );
    if (found) return pass(`${described(found)} asks for a second factor`);
    return fail('Neither the device settings nor an enabled policy ask for a second factor');
  },

  examples: {
    pass: [
      { deviceRegistrationPolicy: { multiFactorAuthConfiguration: 'required' }, $policies: [] },
      { deviceRegistrationPolicy: { multiFactorAuthConfiguration: 'notRequired' }, $policies: [policy] },
    ],
    fail: [
      { deviceRegistrationPolicy: { multiFactorAuthConfiguration: 'notRequired' }, $policies: [] },
      { deviceRegistrationPolicy: { multiFactorAuthConfiguration: 'notRequired' }, $policies: [policyExample()] },
    ],
  },
});

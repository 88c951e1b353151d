import { defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { User } from 'cloudstance/resources/azure/entra';
import { describeMethods, mfaFix, mfaReferences, noFactor, registered, unusableFactor } from './_registration.ts';
import { guest, isGuest, member } from './_users.ts';

export default defineCheck({
  id: 'azure-entra-user-mfa',
  title: 'Users have registered a second factor',
  severity: 'medium',
  why: 'Whoever has none can either get in with a password alone, or registers one at a moment that an attacker may choose.',
  references: mfaReferences,
  on: User.pick('account', 'registration'),
  fix: mfaFix,

  evaluate(user) {
    if (!user.account.accountEnabled) return notApplicable('The account is disabled');
    // What a guest has is with the tenant that the guest comes from.
    if (isGuest(user.account)) return notApplicable("A guest, whose second factor may be another tenant's");
    if (user.registration?.isMfaCapable) return pass(describeMethods(user.registration));
    return fail(describeMethods(user.registration));
  },

  examples: {
    pass: [{ account: member, registration: registered }],
    fail: [
      { account: member, registration: noFactor },
      { account: member, registration: unusableFactor },
      { account: { id: 'bob', accountEnabled: true }, registration: noFactor },
    ],
    notApplicable: [
      { account: { ...member, accountEnabled: false }, registration: null },
      { account: guest, registration: noFactor },
    ],
  },
});

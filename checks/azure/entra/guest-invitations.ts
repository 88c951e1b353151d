import { fail, pass } from 'cloudstance/check';
import { authorizationPolicy } from './_authorization-policy.ts';

const whoElse: Readonly<Record<string, string>> = {
  adminsguestinvitersandallmembers: 'Every member can invite guests',
  everyone: 'Everybody can invite guests, guests too',
};

export default authorizationPolicy({
  id: 'azure-entra-guest-invitations',
  title: 'Guests are invited by those whose role it is',
  severity: 'medium',
  why: 'Where everybody may invite, accounts of strangers come into the directory that nobody knows the reason for.',
  references: ['https://learn.microsoft.com/entra/external-id/external-collaboration-settings-configure'],
  // Everybody is the vendor's default.
  judge: ({ allowInvitesFrom = 'everyone' }) => {
    const who = allowInvitesFrom.toLowerCase();
    if (who === 'none') return pass('Nobody can invite guests');
    if (who === 'adminsandguestinviters') return pass('Only administrators and guest inviters can invite guests');
    return fail(whoElse[who] ?? `Guests can be invited by ${allowInvitesFrom}`);
  },
  change: { allowInvitesFrom: 'adminsAndGuestInviters' },
  examples: {
    pass: [
      { allowInvitesFrom: 'none', defaultUserRolePermissions: {} },
      { allowInvitesFrom: 'adminsAndGuestInviters', defaultUserRolePermissions: {} },
    ],
    fail: [
      { allowInvitesFrom: 'everyone', defaultUserRolePermissions: {} },
      { allowInvitesFrom: 'adminsGuestInvitersAndAllMembers', defaultUserRolePermissions: {} },
      { allowInvitesFrom: 'unknownFutureValue', defaultUserRolePermissions: {} },
      { defaultUserRolePermissions: {} },
    ],
  },
});

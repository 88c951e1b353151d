import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysBetween } from 'cloudstance/domain/time';
import { User } from 'cloudstance/resources/azure/entra';
import { z } from 'zod';
import { guest, member, objectId } from './_users.ts';

const pending = { ...guest, externalUserState: 'PendingAcceptance' };

export default defineCheck({
  id: 'azure-entra-guest-invitation-pending',
  title: 'Invitations that were not accepted are withdrawn',
  severity: 'low',
  why: 'Whoever gets hold of the old mail, or of the address later on, comes in with what was meant for somebody else.',
  references: ['https://learn.microsoft.com/entra/external-id/user-properties'],
  on: User.pick('account'),
  params: z.object({ days: z.number().int().min(1).default(30) }),
  fix: ({ uid }) => sh`az ad user delete --id ${objectId(uid)}`,

  evaluate({ account }, { params, now }) {
    const { externalUserState, externalUserStateChangeDateTime, createdDateTime } = account;
    if (externalUserState === undefined) return notApplicable('Was not invited');
    if (externalUserState.toLowerCase() !== 'pendingacceptance') return pass('The invitation was accepted');
    const since = externalUserStateChangeDateTime ?? createdDateTime;
    if (since === undefined) return fail('The invitation is pending for longer than the vendor keeps dates');
    const days = daysBetween(since, now);
    const text = `The invitation is pending for ${plural(days, 'day')}`;
    return days > params.days ? fail(text) : pass(text);
  },

  examples: {
    pass: [{ account: guest }, { account: { ...pending, externalUserStateChangeDateTime: '2026-11-01T00:00:00Z' } }],
    fail: [
      { account: { ...pending, externalUserStateChangeDateTime: '2026-01-01T00:00:00Z' } },
      { account: pending },
      { account: { id: 'a', accountEnabled: true, externalUserState: 'PendingAcceptance' } },
    ],
    notApplicable: [{ account: member }],
  },
});

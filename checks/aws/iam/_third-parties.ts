import { z } from 'zod';
import { one } from 'cloudstance/check';
import { type Trust, trustsOf } from 'cloudstance/domain/aws/policy';
import { Membership } from 'cloudstance/resources/aws/organizations';
import { account } from './_roles.ts';

/** `trustedAccounts`: ids of accounts that are your own. */
export const params = z.object({ trustedAccounts: z.array(z.string()).default([]) });
export const related = { membership: one(Membership.pick('organization', 'accounts')) };

interface Belonging {
  readonly organization: { readonly id: string; readonly masterAccountId: string } | null;
  readonly accounts: readonly string[] | null;
}

/** Trusts of a role in other accounts: all of them, or some principal there. */
export const foreignTrusts = (trust: string, scope: { readonly account: string }): Trust[] =>
  trustsOf(trust, scope).filter((one) => one.account !== undefined && !one.own);

/** Trusts of a role in everybody of an organization. */
export const organizationTrusts = (trust: string, scope: { readonly account: string }): Trust[] =>
  trustsOf(trust, scope).filter(({ kind }) => kind === 'organization');

/** Which of the trusted organizations are not the account's own; sorted. */
export const strangeOrganizations = (trusts: readonly Trust[], { organization }: Belonging): string[] =>
  [...new Set(trusts.map(({ id }) => id))].filter((id) => id !== organization?.id && !id.includes('${')).toSorted();

/**
 * Which of the trusted accounts are neither the owner's by configuration nor of the same organization; sorted. What is
 * known of the organization is only looked at where it matters.
 */
export function strangersOf(trusts: readonly Trust[], own: readonly string[], membership: Belonging): string[] {
  const others = [...new Set(trusts.map((trust) => trust.account!))].filter((id) => !own.includes(id));
  if (others.length === 0) return [];
  const outside = others.filter((id) => id !== membership.organization?.masterAccountId);
  if (outside.length === 0) return [];
  return outside.filter((id) => !membership.accounts?.includes(id)).toSorted();
}

/** Examples: an account on its own, and one in an organization with what it knows of the members. */
export const alone = { organization: null, accounts: null };
export const managedBy = (masterAccountId: string, accounts: string[] | null = null) => ({
  organization: { id: 'o-acme123456', masterAccountId, featureSet: 'ALL' },
  accounts,
});
export const managing = (...members: readonly string[]) => managedBy(account, [account, ...members]);

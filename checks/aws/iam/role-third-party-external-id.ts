import { z } from 'zod';
import { defineCheck, fail, one, pass, sh } from 'cloudstance/check';
import { trustsOf } from 'cloudstance/domain/aws/policy';
import { listOf } from 'cloudstance/domain/text';
import { Role } from 'cloudstance/resources/aws/iam';
import { Membership } from 'cloudstance/resources/aws/organizations';
import { account, stranger, trusts } from './_roles.ts';

const partner = { AWS: `arn:aws:iam::${stranger}:root` };
const alone = { organization: null, accounts: null };
const managedBy = (masterAccountId: string, accounts: string[] | null) => ({
  organization: { id: 'o-acme123456', masterAccountId, featureSet: 'ALL' },
  accounts,
});

export default defineCheck({
  id: 'aws-iam-role-third-party-external-id',
  title: 'IAM roles that third parties assume demand an external id',
  severity: 'medium',
  why: 'A provider that holds roles of many customers can be talked into using yours for somebody else. The external id, different for each customer, stops that.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html'],
  on: Role.pick('trust'),
  with: { membership: one(Membership.pick('organization', 'accounts')) },
  /** `trustedAccounts`: ids of accounts that are your own. */
  params: z.object({ trustedAccounts: z.array(z.string()).default([]) }),
  fix: ({ name }) => ({
    text:
      'Agree on an external id with the provider and demand it with StringEquals sts:ExternalId. Accounts that are ' +
      'your own belong into trustedAccounts.',
    command: sh`aws iam update-assume-role-policy --role-name ${name} --policy-document file://trust.json`,
  }),

  evaluate({ trust, scope }, { membership, params: { trustedAccounts } }) {
    const foreign = trustsOf(trust, scope).filter((one) => one.account !== undefined && !one.own);
    if (foreign.length === 0) return pass('No other account may assume the role');
    const bare = foreign.filter(
      ({ conditions }) => !conditions.externalId && !conditions.orgRestricted && !conditions.mfaRequired,
    );
    if (bare.length === 0)
      return pass('Other accounts have to show an external id, their organization or a second factor');
    const strangers = [...new Set(bare.map((one) => one.account!))].filter((id) => !trustedAccounts.includes(id));
    if (strangers.length === 0) return pass('The other accounts that may assume the role are trusted');
    const outside = strangers.filter((id) => id !== membership.organization?.masterAccountId);
    const unknown = outside.length === 0 ? [] : outside.filter((id) => !membership.accounts?.includes(id));
    if (unknown.length === 0) return pass('The other accounts that may assume the role are of the same organization');
    return fail(`Account ${listOf(unknown.toSorted())} may assume the role without an external id`);
  },

  examples: {
    pass: [
      { trust: trusts({ AWS: `arn:aws:iam::${account}:role/ci` }), $membership: alone },
      { trust: trusts({ Service: 'lambda.amazonaws.com' }), $membership: alone },
      { trust: trusts(partner, { StringEquals: { 'sts:ExternalId': 'b7e2f1' } }), $membership: alone },
      { trust: trusts(partner, { StringEquals: { 'aws:PrincipalOrgID': 'o-acme123456' } }), $membership: alone },
      { trust: trusts(partner, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }), $membership: alone },
      // The management account of the own organization, and a member seen from there.
      { trust: trusts(partner), $membership: managedBy(stranger, null) },
      { trust: trusts(partner), $membership: managedBy(account, [account, stranger]) },
    ],
    fail: [
      { trust: trusts(partner), $membership: alone },
      { trust: trusts({ AWS: stranger }), $membership: managedBy('444455556666', null) },
      // Any external id will do, so none is demanded.
      { trust: trusts(partner, { StringLike: { 'sts:ExternalId': '*' } }), $membership: alone },
      { trust: trusts(partner, { StringEqualsIfExists: { 'sts:ExternalId': 'b7e2f1' } }), $membership: alone },
    ],
  },
});

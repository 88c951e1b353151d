import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import type { Trust } from 'cloudstance/domain/aws/policy';
import { listOf } from 'cloudstance/domain/text';
import { Role } from 'cloudstance/resources/aws/iam';
import { account, stranger, trusts } from './_roles.ts';
import {
  alone,
  foreignTrusts,
  managedBy,
  managing,
  organizationTrusts,
  params,
  related,
  strangeOrganizations,
  strangersOf,
} from './_third-parties.ts';

const partner = { AWS: `arn:aws:iam::${stranger}:root` };

export default defineCheck({
  id: 'aws-iam-role-third-party-external-id',
  title: 'IAM roles that third parties assume demand an external id',
  severity: 'medium',
  why: 'A provider that holds roles of many customers can be talked into using yours for somebody else. The external id, different for each customer, stops that.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html'],
  on: Role.pick('trust'),
  with: related,
  params,
  fix: ({ name }) => ({
    text:
      'Agree on an external id with the provider and demand it with StringEquals sts:ExternalId. Accounts that are ' +
      'your own belong into trustedAccounts.',
    command: sh`aws iam update-assume-role-policy --role-name ${name} --policy-document file://trust.json`,
  }),

  evaluate({ trust, scope }, { membership, params: { trustedAccounts } }) {
    const foreign = foreignTrusts(trust, scope);
    const organizations = organizationTrusts(trust, scope);
    if (foreign.length + organizations.length === 0) return pass('No other account may assume the role');
    const isBare = ({ conditions }: Trust): boolean => !conditions.externalId && !conditions.mfaRequired;
    const bare = foreign.filter((one) => isBare(one) && !one.conditions.orgRestricted);
    const openTo = organizations.filter(isBare);
    if (bare.length + openTo.length === 0)
      return pass('Other accounts have to show an external id, their organization or a second factor');
    const strangers = [
      ...strangersOf(bare, trustedAccounts, membership).map((id) => `account ${id}`),
      ...strangeOrganizations(openTo, membership).map((id) => `organization ${id}`),
    ];
    if (strangers.length === 0) return pass('The other accounts that may assume the role are your own');
    return fail(`The role can be assumed without an external id by ${listOf(strangers)}`);
  },

  examples: {
    pass: [
      { trust: trusts({ AWS: `arn:aws:iam::${account}:role/ci` }), $membership: alone },
      { trust: trusts({ Service: 'lambda.amazonaws.com' }), $membership: alone },
      { trust: trusts(partner, { StringEquals: { 'sts:ExternalId': 'b7e2f1' } }), $membership: alone },
      { trust: trusts(partner, { StringEquals: { 'aws:PrincipalOrgID': 'o-acme123456' } }), $membership: alone },
      { trust: trusts(partner, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }), $membership: alone },
      { trust: trusts('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-acme123456' } }), $membership: managing() },
      // The management account of the own organization, and a member seen from there.
      { trust: trusts(partner), $membership: managedBy(stranger) },
      { trust: trusts(partner), $membership: managing(stranger) },
    ],
    fail: [
      { trust: trusts(partner), $membership: alone },
      { trust: trusts({ AWS: stranger }), $membership: managedBy('444455556666') },
      // Everybody in the organization of somebody else.
      { trust: trusts('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-stranger99' } }), $membership: managing() },
      { trust: trusts('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-stranger99' } }), $membership: alone },
      // Any external id will do, so none is demanded.
      { trust: trusts(partner, { StringLike: { 'sts:ExternalId': '*' } }), $membership: alone },
      { trust: trusts(partner, { StringEqualsIfExists: { 'sts:ExternalId': 'b7e2f1' } }), $membership: alone },
    ],
  },
});

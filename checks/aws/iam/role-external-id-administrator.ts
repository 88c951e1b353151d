import type { Trust } from 'cloudstance/domain/aws/policy';
import { listOf } from 'cloudstance/domain/text';
import { account, stranger, trusts } from './_roles.ts';
import { trustedWithoutPower } from './_trusted-power.ts';

const isBare = ({ account: other, own, conditions }: Trust): boolean =>
  other !== undefined && !own && !conditions.externalId && !conditions.mfaRequired && !conditions.orgRestricted;

export default trustedWithoutPower({
  id: 'aws-iam-role-external-id-administrator',
  title: 'IAM roles that other accounts assume without an external id do not lead to full power',
  severity: 'high',
  why: 'A provider that holds roles of many customers can be talked into using this one for somebody else, who then owns the account.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html'],
  whoGetsIn(parties) {
    const bare = parties.filter(isBare).map((party) => party.account!);
    return bare.length === 0 ? undefined : `Account ${listOf([...new Set(bare)].toSorted())}, without an external id,`;
  },
  advice: 'Demand sts:ExternalId or aws:PrincipalOrgID, and give the role no more than it needs.',
  open: [trusts({ AWS: stranger }), trusts({ AWS: `arn:aws:iam::${stranger}:role/agent` })],
  closed: [
    trusts({ AWS: account }),
    trusts({ AWS: stranger }, { StringEquals: { 'sts:ExternalId': 'b7e2f1' } }),
    trusts({ AWS: stranger }, { StringEquals: { 'aws:PrincipalOrgID': 'o-acme123456' } }),
  ],
});

import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { VpcPeering } from 'cloudstance/resources/aws/ec2-network';
import { z } from 'zod';

const own = { vpcId: 'vpc-1', ownerId: '111122223333', cidrs: ['10.0.0.0/16'] };
const foreign = { vpcId: 'vpc-2', ownerId: '444455556666', cidrs: [] };

export default defineCheck({
  id: 'aws-ec2-vpc-peering-foreign-account',
  title: 'VPCs are peered with trusted accounts only',
  severity: 'medium',
  why: 'A peering joins two networks: what breaks into the other account stands next to the systems of this one.',
  references: ['https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html'],
  on: VpcPeering.pick('status', 'requester', 'accepter'),
  params: z.object({ trustedAccounts: z.array(z.string()).default([]) }),
  fix: ({ name, scope }) => ({
    text: 'If the account is known, list it as trusted in the configuration',
    command: sh`aws ec2 delete-vpc-peering-connection --region ${scope.region} --vpc-peering-connection-id ${name}`,
  }),

  evaluate({ status, requester, accepter, scope }, { params: { trustedAccounts } }) {
    const known = new Set([scope.account, ...trustedAccounts]);
    const stranger = [requester, accepter].find(({ ownerId }) => !known.has(ownerId));
    if (stranger) return fail(`Peering with account ${stranger.ownerId} is ${status}`);
    return pass(`Accounts ${requester.ownerId} and ${accepter.ownerId} are trusted`);
  },

  examples: {
    pass: [{ status: 'active', requester: own, accepter: { ...own, vpcId: 'vpc-3' } }],
    fail: [
      { status: 'active', requester: own, accepter: foreign },
      { status: 'pending-acceptance', requester: foreign, accepter: own },
    ],
  },
});

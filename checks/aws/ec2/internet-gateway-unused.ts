import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { InternetGateway } from 'cloudstance/resources/aws/ec2-network';
import { elsewhere } from './_network.ts';

export default defineCheck({
  id: 'aws-ec2-internet-gateway-unused',
  title: 'Internet gateways belong to a VPC',
  severity: 'informational',
  why: 'A gateway that waits to be attached is one call away from putting a private VPC on the internet.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html'],
  on: InternetGateway.pick('attachments'),
  fix: ({ name, scope }) => sh`aws ec2 delete-internet-gateway --region ${scope.region} --internet-gateway-id ${name}`,

  evaluate(gateway) {
    const away = elsewhere(gateway);
    if (away) return away;
    // The API says "available" where the console says "attached".
    const vpcs = gateway.attachments.filter(({ state }) => !state.startsWith('detach')).map(({ vpcId }) => vpcId);
    return vpcs.length > 0 ? pass(`Attached to ${listOf(vpcs)}`) : fail('Attached to no VPC');
  },

  examples: {
    pass: [{ attachments: [{ vpcId: 'vpc-1', state: 'available' }] }],
    fail: [{ attachments: [] }, { attachments: [{ vpcId: 'vpc-1', state: 'detached' }] }],
  },
});

import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { TransitGateway } from 'cloudstance/resources/aws/ec2-network';
import { elsewhere } from './_network.ts';

export default defineCheck({
  id: 'aws-ec2-transit-gateway-auto-accept',
  title: 'Transit gateways do not accept attachments of other accounts by themselves',
  severity: 'medium',
  why: 'Every account that the gateway is shared with can join its network to all the others without anybody looking.',
  references: ['https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html'],
  on: TransitGateway.pick('autoAcceptSharedAttachments'),
  fix: ({ name, scope }) => ({
    command: sh`aws ec2 modify-transit-gateway --region ${scope.region} --transit-gateway-id ${name} --options AutoAcceptSharedAttachments=disable`,
    terraform: 'resource "aws_ec2_transit_gateway": auto_accept_shared_attachments = "disable"',
  }),

  evaluate(gateway) {
    const away = elsewhere(gateway);
    if (away) return away;
    if (gateway.autoAcceptSharedAttachments === 'enable')
      return fail('Attachments of other accounts are accepted by themselves');
    return pass('Attachments of other accounts have to be accepted');
  },

  examples: {
    pass: [{ autoAcceptSharedAttachments: 'disable' }],
    fail: [{ autoAcceptSharedAttachments: 'enable' }],
    notApplicable: [
      { uid: 'arn:aws:ec2:eu-west-1:444455556666:transit-gateway/tgw-1', autoAcceptSharedAttachments: 'enable' },
    ],
  },
});

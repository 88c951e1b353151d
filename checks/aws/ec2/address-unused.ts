import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { nameOf } from 'cloudstance/domain/aws/arn';
import { Address } from 'cloudstance/resources/aws/ec2-network';

export default defineCheck({
  id: 'aws-ec2-address-unused',
  title: 'Elastic IP addresses are in use',
  severity: 'low',
  why: 'An address that nothing uses costs money, and firewalls elsewhere may still trust whatever it is attached to next.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html'],
  on: Address.pick('publicIp', 'associationId'),
  fix: ({ uid, scope }) => ({
    text: 'First remove DNS records and allow lists that name the address',
    command: sh`aws ec2 release-address --region ${scope.region} --allocation-id ${nameOf(uid)}`,
  }),

  evaluate({ publicIp, associationId }) {
    return associationId === null ? fail(`${publicIp} is associated with nothing`) : pass(`${publicIp} is in use`);
  },

  examples: {
    pass: [{ publicIp: '203.0.113.10', associationId: 'eipassoc-1' }],
    fail: [{ publicIp: '203.0.113.11', associationId: null }],
  },
});

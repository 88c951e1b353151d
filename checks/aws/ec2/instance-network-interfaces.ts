import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf, plural } from 'cloudstance/domain/text';
import { Instance } from 'cloudstance/resources/aws/ec2';
import { z } from 'zod';
import { publicInterface } from './_examples.ts';

const second = { ...publicInterface, networkInterfaceId: 'eni-2', subnetId: 'subnet-2' };

export default defineCheck({
  id: 'aws-ec2-instance-network-interfaces',
  title: 'EC2 instances do not bridge subnets',
  severity: 'low',
  why: 'An instance with a leg in two subnets is a way around the network ACLs and routes between them.',
  references: ['https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-17'],
  on: Instance.pick('networkInterfaces'),
  params: z.object({ subnets: z.int().min(1).default(1) }),
  fix: ({ name, scope }) => ({
    text: 'Detach the interfaces that are not needed: detach-network-interface',
    command: sh`aws ec2 describe-network-interfaces --region ${scope.region} --filters Name=attachment.instance-id,Values=${name}`,
  }),

  evaluate({ networkInterfaces }, { params }) {
    const subnets = [...new Set(networkInterfaces.map(({ subnetId }) => subnetId))];
    if (subnets.length <= params.subnets) return pass(`Has interfaces in ${plural(subnets.length, 'subnet')}`);
    return fail(`Has interfaces in ${listOf(subnets)}`);
  },

  examples: {
    pass: [
      { networkInterfaces: [publicInterface] },
      { networkInterfaces: [publicInterface, { ...second, subnetId: 'subnet-1' }] },
    ],
    fail: [{ networkInterfaces: [publicInterface, second] }],
  },
});

import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Instance } from 'cloudstance/resources/aws/ec2';
import { publicInterface } from './_examples.ts';

export default defineCheck({
  id: 'aws-ec2-instance-public-address',
  title: 'EC2 instances have no public IPv4 address',
  severity: 'low',
  why: 'An instance behind a load balancer, NAT gateway and Session Manager needs no public address, and without one no mistake in a group exposes it.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html'],
  on: Instance.pick('networkInterfaces'),
  fix: ({ name, scope }) => ({
    text: 'Find its addresses and interfaces; disassociate Elastic IP addresses, and take the public address of an interface away with modify-network-interface-attribute --no-associate-public-ip-address',
    command: sh`aws ec2 describe-instances --region ${scope.region} --instance-ids ${name} --query 'Reservations[].Instances[].NetworkInterfaces[].Association'`,
    terraform: 'resource "aws_instance": associate_public_ip_address = false',
  }),

  evaluate({ networkInterfaces }) {
    const addresses = networkInterfaces.flatMap(({ publicIpv4Addresses }) => publicIpv4Addresses);
    if (addresses.length === 0) return pass('Has no public IPv4 address');
    return fail(`Has ${listOf(addresses)}`);
  },

  examples: {
    pass: [{ networkInterfaces: [{ ...publicInterface, publicIpv4Addresses: [] }] }, { networkInterfaces: [] }],
    fail: [
      { networkInterfaces: [publicInterface] },
      { networkInterfaces: [{ ...publicInterface, publicIpv4Addresses: [] }, publicInterface] },
    ],
  },
});

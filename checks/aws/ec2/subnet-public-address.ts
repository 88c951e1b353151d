import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Subnet } from 'cloudstance/resources/aws/ec2-network';
import { elsewhere } from './_network.ts';

export default defineCheck({
  id: 'aws-ec2-subnet-public-address',
  title: 'Subnets do not hand out public addresses by themselves',
  severity: 'medium',
  why: 'Whatever is launched in such a subnet is on the internet, whether or not whoever launched it thought of that.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html'],
  on: Subnet.pick('mapPublicIpOnLaunch'),
  fix: ({ name, scope }) => ({
    command: sh`aws ec2 modify-subnet-attribute --region ${scope.region} --subnet-id ${name} --no-map-public-ip-on-launch`,
    terraform: 'resource "aws_subnet": map_public_ip_on_launch = false',
  }),

  evaluate(subnet) {
    const away = elsewhere(subnet);
    if (away) return away;
    if (subnet.mapPublicIpOnLaunch) return fail('New interfaces get a public IPv4 address');
    return pass('New interfaces get no public IPv4 address');
  },

  examples: {
    pass: [{ mapPublicIpOnLaunch: false }],
    fail: [{ mapPublicIpOnLaunch: true }],
    notApplicable: [{ uid: 'arn:aws:ec2:eu-west-1:444455556666:subnet/subnet-1', mapPublicIpOnLaunch: true }],
  },
});

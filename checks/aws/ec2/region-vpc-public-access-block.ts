import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { RegionSettings } from 'cloudstance/resources/aws/ec2';

export default defineCheck({
  id: 'aws-ec2-region-vpc-public-access-block',
  title: 'VPC Block Public Access keeps the internet out of VPCs that need none of it',
  severity: 'low',
  why: 'The block holds whatever routes, network ACLs and security groups say, so that a VPC is on the internet only on purpose.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html'],
  on: RegionSettings.pick('vpcBlockPublicAccess'),
  fix: ({ scope }) => ({
    text: 'First exclude the VPCs and subnets that are meant to be public: create-vpc-block-public-access-exclusion',
    command: sh`aws ec2 modify-vpc-block-public-access-options --region ${scope.region} --internet-gateway-block-mode block-ingress`,
    terraform: 'resource "aws_vpc_block_public_access_options": internet_gateway_block_mode = "block-ingress"',
  }),

  evaluate({ vpcBlockPublicAccess: block }) {
    if (block === null) return notApplicable('The region does not have VPC Block Public Access');
    if (block.mode === 'off') return fail('VPC Block Public Access is off');
    return pass(`Mode is ${block.mode}, with ${plural(block.exclusions.length, 'exclusion')}`);
  },

  examples: {
    pass: [
      { vpcBlockPublicAccess: { mode: 'block-bidirectional', exclusions: [] } },
      {
        vpcBlockPublicAccess: {
          mode: 'block-ingress',
          exclusions: [{ resourceArn: 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1', mode: 'allow-bidirectional' }],
        },
      },
    ],
    fail: [{ vpcBlockPublicAccess: { mode: 'off', exclusions: [] } }],
    notApplicable: [{ vpcBlockPublicAccess: null }],
  },
});

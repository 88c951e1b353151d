import { by, defineCheck, fail, inRegion, notApplicable, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/ec2';
import { Vpc } from 'cloudstance/resources/aws/ec2-network';

export default defineCheck({
  id: 'aws-ec2-instance-default-vpc',
  title: 'EC2 instances run in a VPC that was made for them',
  severity: 'informational',
  why: 'The default VPC has only public subnets and one address range everywhere; it was made for trying things out.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html'],
  on: Instance.pick('vpcId'),
  with: { vpcs: inRegion(by(Vpc.pick('isDefault'), ({ name }) => name)) },
  fix: ({ name, scope }) => ({
    text: 'Launch a copy of it from an image in a private subnet of another VPC',
    command: sh`aws ec2 create-image --region ${scope.region} --instance-id ${name} --name ${`${name}-move`}`,
  }),

  evaluate({ vpcId }, { vpcs }) {
    if (vpcId === null) return notApplicable('Not in a VPC');
    const isDefault = vpcs.get(vpcId).some((vpc) => vpc.isDefault);
    return isDefault
      ? fail(`Runs in the default VPC ${vpcId}`)
      : pass(`Runs in ${vpcId}, which is not the default VPC`);
  },

  examples: {
    pass: [{ vpcId: 'vpc-1', $vpcs: [{ name: 'vpc-1', isDefault: false }] }],
    fail: [{ vpcId: 'vpc-1', $vpcs: [{ name: 'vpc-1', isDefault: true }] }],
    notApplicable: [{ vpcId: null, $vpcs: [] }],
  },
});

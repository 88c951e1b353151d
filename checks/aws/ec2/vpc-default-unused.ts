import { by, defineCheck, fail, inRegion, notApplicable, pass, sh } from 'cloudstance/check';
import { NetworkInterface, Vpc } from 'cloudstance/resources/aws/ec2-network';

export default defineCheck({
  id: 'aws-ec2-vpc-default-unused',
  title: 'A default VPC that nothing uses is deleted',
  severity: 'low',
  why: 'Whoever launches something without thinking of a network lands in the default VPC, where every subnet is public.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/deleting-default-vpc.html'],
  on: Vpc.pick('isDefault'),
  with: { interfaces: inRegion(by(NetworkInterface.pick('vpcId'), ({ vpcId }) => vpcId)) },
  fix: ({ name, scope }) => ({
    text: 'Delete its subnets and its internet gateway first; create-default-vpc brings it back',
    command: sh`aws ec2 delete-vpc --region ${scope.region} --vpc-id ${name}`,
  }),

  evaluate({ name, isDefault }, { interfaces }) {
    if (!isDefault) return notApplicable('Not a default VPC');
    const card = interfaces.get(name).find(() => true);
    return card ? pass(`In use, by ${card.name} at least`) : fail('The default VPC has no network interface in it');
  },

  examples: {
    pass: [{ name: 'vpc-1', isDefault: true, $interfaces: [{ vpcId: 'vpc-1' }] }],
    fail: [{ name: 'vpc-1', isDefault: true, $interfaces: [{ vpcId: 'vpc-2' }] }],
    notApplicable: [{ name: 'vpc-1', isDefault: false, $interfaces: [] }],
  },
});

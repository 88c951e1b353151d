import { by, defineCheck, fail, inRegion, notApplicable, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Subnet } from 'cloudstance/resources/aws/ec2-network';
import { Function } from 'cloudstance/resources/aws/lambda';

const $subnets = [
  { name: 'subnet-1', availabilityZone: 'eu-west-1a' },
  { name: 'subnet-2', availabilityZone: 'eu-west-1a' },
  { name: 'subnet-3', availabilityZone: 'eu-west-1b' },
];
const inSubnets = (...subnetIds: string[]) => ({ vpc: { vpcId: 'vpc-1', subnetIds }, $subnets });

export default defineCheck({
  id: 'aws-lambda-function-multi-az',
  title: 'Lambda functions in a VPC can run in two availability zones or more',
  severity: 'low',
  why: 'When the only zone fails, so does the function.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html'],
  on: Function.pick('vpc'),
  with: { subnets: inRegion(by(Subnet.pick('availabilityZone'), ({ name }) => name)) },
  fix: ({ name, scope }) => ({
    command: sh`aws lambda update-function-configuration --region ${scope.region} --function-name ${name} --vpc-config SubnetIds=SUBNET-1,SUBNET-2,SecurityGroupIds=GROUP`,
    terraform: 'resource "aws_lambda_function": vpc_config { subnet_ids = subnets of several zones }',
  }),

  evaluate({ vpc }, { subnets }) {
    if (vpc === null) return notApplicable('The function is in no VPC');
    if (vpc.subnetIds.length < 2) return fail(`The function has one subnet, ${listOf(vpc.subnetIds)}`);
    const zones = new Set(
      vpc.subnetIds.flatMap((id) => subnets.get(id).map(({ availabilityZone }) => availabilityZone)),
    );
    if (zones.size < 2) return fail(`All subnets are in ${listOf(zones)}: ${listOf(vpc.subnetIds)}`);
    return pass(`The subnets are in ${listOf([...zones].sort())}`);
  },

  examples: {
    pass: [inSubnets('subnet-1', 'subnet-3'), inSubnets('subnet-1', 'subnet-2', 'subnet-3')],
    fail: [inSubnets('subnet-1'), inSubnets('subnet-1', 'subnet-2')],
    notApplicable: [{ vpc: null, $subnets }],
  },
});

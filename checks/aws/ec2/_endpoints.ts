import { by, type Check, defineCheck, fail, inRegion, notApplicable, pass, sh } from 'cloudstance/check';
import { NetworkInterface, Vpc, VpcEndpoint } from 'cloudstance/resources/aws/ec2-network';
import { elsewhere } from './_network.ts';

interface Family {
  readonly id: string;
  /** As people call it. */
  readonly what: string;
  /** The end of the endpoint's service name, for example `ecr.api`. */
  readonly service: string;
  readonly type: 'Gateway' | 'Interface';
}

/** A check that a VPC in use has an endpoint for an AWS service, so that calls to it stay off the internet. */
export function vpcsHaveEndpoint({ id, what, service, type }: Family): Check {
  const endpoint = {
    vpcId: 'vpc-1',
    serviceName: `com.amazonaws.eu-west-1.${service}`,
    state: 'available',
  };
  const used = { name: 'vpc-1', isDefault: false, $interfaces: [{ vpcId: 'vpc-1' }] };
  return defineCheck({
    id,
    title: `VPCs have an endpoint for ${what}`,
    severity: 'low',
    why: `Calls to ${what} otherwise take a public route, which keeps a way out open and cannot be limited by an endpoint policy.`,
    references: ['https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html'],
    on: Vpc.pick('isDefault'),
    with: {
      endpoints: inRegion(by(VpcEndpoint.pick('vpcId', 'serviceName', 'state'), ({ vpcId }) => vpcId)),
      interfaces: inRegion(by(NetworkInterface.pick('vpcId'), ({ vpcId }) => vpcId)),
    },
    fix: ({ name, scope }) => ({
      text:
        type === 'Gateway' ? 'Add the route tables of its subnets' : 'Add its subnets and a security group for TCP 443',
      command: sh`aws ec2 create-vpc-endpoint --region ${scope.region} --vpc-id ${name} --vpc-endpoint-type ${type} --service-name ${`com.amazonaws.${scope.region}.${service}`}`,
      terraform: `resource "aws_vpc_endpoint": service_name = "com.amazonaws.REGION.${service}"`,
    }),

    evaluate(vpc, { endpoints, interfaces }) {
      const away = elsewhere(vpc);
      if (away) return away;
      const found = endpoints
        .get(vpc.name)
        .find(({ serviceName, state }) => serviceName.endsWith(`.${service}`) && /^available$/i.test(state));
      if (found) return pass(`Has endpoint ${found.name}`);
      if (!interfaces.get(vpc.name).some(() => true))
        return notApplicable('Nothing has a network interface in this VPC');
      return fail(`${vpc.isDefault ? 'The default VPC' : 'The VPC'} has no endpoint for ${what}`);
    },

    examples: {
      pass: [
        { ...used, $endpoints: [endpoint] },
        { ...used, $endpoints: [{ ...endpoint, state: 'Available' }], $interfaces: [] },
      ],
      fail: [
        { ...used, $endpoints: [] },
        { ...used, $endpoints: [{ ...endpoint, vpcId: 'vpc-2' }] },
        { ...used, $endpoints: [{ ...endpoint, state: 'failed' }] },
        { ...used, $endpoints: [{ ...endpoint, serviceName: 'com.amazonaws.eu-west-1.logs' }] },
      ],
      notApplicable: [
        { ...used, $endpoints: [], $interfaces: [] },
        { ...used, $endpoints: [], uid: 'arn:aws:ec2:eu-west-1:444455556666:vpc/vpc-1' },
      ],
    },
  });
}

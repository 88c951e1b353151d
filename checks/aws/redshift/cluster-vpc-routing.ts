import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/redshift';

export default defineCheck({
  id: 'aws-redshift-cluster-vpc-routing',
  title: 'Redshift clusters load and unload through the VPC',
  severity: 'medium',
  why: 'Otherwise COPY and UNLOAD go over the internet, past flow logs, endpoint policies and network rules.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html'],
  on: Cluster.pick('enhancedVpcRouting'),
  fix: ({ name, scope }) => ({
    command: sh`aws redshift modify-cluster --region ${scope.region} --cluster-identifier ${name} --enhanced-vpc-routing`,
    terraform: 'resource "aws_redshift_cluster": enhanced_vpc_routing = true',
  }),

  evaluate({ enhancedVpcRouting }) {
    return enhancedVpcRouting ? pass('Enhanced VPC routing is on') : fail('Enhanced VPC routing is off');
  },

  examples: {
    pass: [{ enhancedVpcRouting: true }],
    fail: [{ enhancedVpcRouting: false }],
  },
});

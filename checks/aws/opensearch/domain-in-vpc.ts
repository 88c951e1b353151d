import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Domain } from 'cloudstance/resources/aws/opensearch';

export default defineCheck({
  id: 'aws-opensearch-domain-in-vpc',
  title: 'OpenSearch domains are inside a VPC',
  severity: 'medium',
  why: 'A domain outside a VPC is on the internet: only its policy stands between it and everyone.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html'],
  on: Domain.pick('vpcId'),
  fix: ({ name, scope }) => ({
    text: 'A domain can not be moved: restore a snapshot into one that is created in a VPC.',
    command: sh`aws opensearch create-domain --region ${scope.region} --domain-name ${`${name}-vpc`} --vpc-options SubnetIds=SUBNET_IDS,SecurityGroupIds=GROUP_IDS`,
    terraform: 'resource "aws_opensearch_domain": vpc_options { subnet_ids = [ … ] }',
  }),

  evaluate({ vpcId }) {
    return vpcId === null ? fail('Its endpoint is on the internet') : pass(`Its endpoint is in ${vpcId}`);
  },

  examples: {
    pass: [{ vpcId: 'vpc-1' }],
    fail: [{ vpcId: null }],
  },
});

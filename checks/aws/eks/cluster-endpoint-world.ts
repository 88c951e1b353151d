import { defineCheck, pass, sh } from 'cloudstance/check';
import { clusterWays } from 'cloudstance/domain/aws/exposure';
import { listOf } from 'cloudstance/domain/text';
import { Cluster } from 'cloudstance/resources/aws/eks';
import { exposed } from '../../_exposure.ts';

const endpoint = (endpointPublicAccess: boolean, ...publicAccessCidrs: string[]) => ({
  endpoint: { endpointPublicAccess, endpointPrivateAccess: true, publicAccessCidrs },
});

export default defineCheck({
  id: 'aws-eks-cluster-endpoint-world',
  title: 'Kubernetes endpoints of EKS clusters are not open to the world',
  severity: 'high',
  why: 'A leaked token, or a flaw in the API server, can be used from anywhere.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html'],
  on: Cluster.pick('endpoint'),
  fix: ({ name, scope }) => ({
    command: sh`aws eks update-cluster-config --region ${scope.region} --name ${name} --resources-vpc-config endpointPublicAccess=true,publicAccessCidrs=203.0.113.0/24,endpointPrivateAccess=true`,
    terraform: 'resource "aws_eks_cluster": vpc_config { public_access_cidrs = ["203.0.113.0/24"] }',
  }),

  evaluate(cluster) {
    const { endpointPublicAccess, publicAccessCidrs } = cluster.endpoint;
    const ways = clusterWays(cluster);
    if (!endpointPublicAccess) return pass('The endpoint is private');
    if (publicAccessCidrs.length === 0)
      return exposed('The public endpoint is open to every address (0.0.0.0/0)', cluster, 'compute', ways);
    if (ways.length > 0)
      return exposed(
        `The public endpoint is open to the internet: ${listOf(publicAccessCidrs)}`,
        cluster,
        'compute',
        ways,
      );
    return pass(`The public endpoint is open to ${listOf(publicAccessCidrs)}`);
  },

  examples: {
    pass: [endpoint(false), endpoint(false, '0.0.0.0/0'), endpoint(true, '203.0.113.0/24')],
    fail: [
      endpoint(true),
      endpoint(true, '0.0.0.0/0'),
      endpoint(true, '0.0.0.0/1', '128.0.0.0/1'),
      endpoint(true, '0.0.0.0/1'),
      endpoint(true, '203.0.113.7/32', '::/0'),
    ],
  },
});

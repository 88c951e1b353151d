import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/eks';

const endpoint = (endpointPublicAccess: boolean) => ({
  endpoint: { endpointPublicAccess, endpointPrivateAccess: true, publicAccessCidrs: ['203.0.113.0/24'] },
});

export default defineCheck({
  id: 'aws-eks-cluster-endpoint-private',
  title: 'Kubernetes endpoints of EKS clusters are private',
  severity: 'medium',
  why: 'An endpoint that is only reached from within the network cannot be attacked from outside it.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html'],
  on: Cluster.pick('endpoint'),
  fix: ({ name, scope }) => ({
    command: sh`aws eks update-cluster-config --region ${scope.region} --name ${name} --resources-vpc-config endpointPublicAccess=false,endpointPrivateAccess=true`,
    terraform:
      'resource "aws_eks_cluster": vpc_config { endpoint_public_access = false, endpoint_private_access = true }',
  }),

  evaluate({ endpoint: { endpointPublicAccess } }) {
    return endpointPublicAccess ? fail('The cluster has a public endpoint') : pass('The endpoint is private');
  },

  examples: { pass: [endpoint(false)], fail: [endpoint(true)] },
});

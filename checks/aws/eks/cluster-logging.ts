import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Cluster } from 'cloudstance/resources/aws/eks';
import { z } from 'zod';

const logging = (...types: string[]) => ({ logging: { types } });

export default defineCheck({
  id: 'aws-eks-cluster-logging',
  title: 'EKS control planes log audit, API and authenticator events',
  severity: 'medium',
  why: 'Without these logs nobody can tell who did what in the cluster.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html'],
  on: Cluster.pick('logging'),
  params: z.object({ types: z.array(z.string()).default(['api', 'audit', 'authenticator']) }),
  fix: ({ name, scope }) => ({
    command: sh`aws eks update-cluster-config --region ${scope.region} --name ${name} --logging '{"clusterLogging":[{"types":["api","audit","authenticator"],"enabled":true}]}'`,
    terraform: 'resource "aws_eks_cluster": enabled_cluster_log_types = ["api", "audit", "authenticator"]',
  }),

  evaluate({ logging: { types } }, { params }) {
    const missing = params.types.filter((type) => !types.includes(type));
    return missing.length > 0 ? fail(`Not logged: ${listOf(missing)}`) : pass(`Logged: ${listOf(types)}`);
  },

  examples: {
    pass: [
      logging('api', 'audit', 'authenticator'),
      logging('api', 'audit', 'authenticator', 'controllerManager', 'scheduler'),
    ],
    fail: [logging(), logging('api', 'authenticator', 'scheduler')],
  },
});

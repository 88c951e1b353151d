import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/eks';

export default defineCheck({
  id: 'aws-eks-cluster-deletion-protection',
  title: 'EKS clusters are protected from deletion',
  severity: 'low',
  why: 'A deleted control plane cannot be brought back, and its workloads go with it.',
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/deletion-protection.html'],
  on: Cluster.pick('protection'),
  fix: ({ name, scope }) => ({
    command: sh`aws eks update-cluster-config --region ${scope.region} --name ${name} --deletion-protection`,
    terraform: 'resource "aws_eks_cluster": deletion_protection = true',
  }),

  evaluate({ protection: { deletionProtection } }) {
    return deletionProtection ? pass('Deletion protection is on') : fail('Deletion protection is off');
  },

  examples: {
    pass: [{ protection: { deletionProtection: true } }],
    fail: [{ protection: { deletionProtection: false } }],
  },
});

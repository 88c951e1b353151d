import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Cluster } from 'cloudstance/resources/aws/eks';

const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1';

export default defineCheck({
  id: 'aws-eks-cluster-secrets-encryption',
  title: 'EKS clusters encrypt Kubernetes secrets with a KMS key of the account',
  severity: 'medium',
  why: "Without a key of one's own, nobody can withhold the secrets or see their use; old clusters keep them in clear.",
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html'],
  on: Cluster.pick('encryption'),
  fix: ({ name, scope }) => ({
    command: sh`aws eks associate-encryption-config --region ${scope.region} --cluster-name ${name} --encryption-config '[{"resources":["secrets"],"provider":{"keyArn":"KEY-ARN"}}]'`,
    terraform: 'resource "aws_eks_cluster": encryption_config { resources = ["secrets"], provider { key_arn = … } }',
  }),

  evaluate({ encryption }) {
    const secrets = encryption.find(({ resources }) => resources.includes('secrets'));
    return secrets ? pass(`Secrets are encrypted with ${secrets.keyArn}`) : fail('No KMS key is set for secrets');
  },

  examples: {
    pass: [{ encryption: [{ resources: ['secrets'], keyArn }] }],
    fail: [{ encryption: [] }, { encryption: [{ resources: [], keyArn }] }],
  },
});

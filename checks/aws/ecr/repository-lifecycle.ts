import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Repository } from 'cloudstance/resources/aws/ecr';

export default defineCheck({
  id: 'aws-ecr-repository-lifecycle',
  title: 'ECR repositories discard old images',
  severity: 'low',
  why: 'Images that pile up cost money, and the old ones with known vulnerabilities can still be started.',
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html'],
  on: Repository.pick('lifecyclePolicy'),
  fix: ({ name, scope }) => ({
    command: sh`aws ecr put-lifecycle-policy --region ${scope.region} --repository-name ${name} --lifecycle-policy-text file://policy.json`,
    terraform: 'resource "aws_ecr_lifecycle_policy"',
  }),

  evaluate({ lifecyclePolicy }) {
    return lifecyclePolicy === null
      ? fail('The repository has no lifecycle policy')
      : pass('The repository has a lifecycle policy');
  },

  examples: { pass: [{ lifecyclePolicy: '{"rules":[]}' }], fail: [{ lifecyclePolicy: null }] },
});

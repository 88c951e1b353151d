import { defineCheck, sh } from 'cloudstance/check';
import { Registry } from 'cloudstance/resources/aws/ecr';
import { examplePolicies, publicVerdict } from '../_resource-policy.ts';

const policies = examplePolicies('ecr:ReplicateImage', 'arn:aws:ecr:eu-west-1:111122223333:repository/*');

export default defineCheck({
  id: 'aws-ecr-registry-public',
  title: 'ECR registries are not open to everyone',
  severity: 'critical',
  why: 'The policy of a registry holds for all its repositories: anyone can replicate images into them, or out of them.',
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html'],
  on: Registry.pick('policy'),
  fix: ({ name }) => ({
    text: 'Name the accounts that replicate or pull through the cache.',
    command: sh`aws ecr put-registry-policy --region ${name} --policy-text file://policy.json`,
  }),

  evaluate(registry) {
    return publicVerdict(registry.policy, registry, 'registry');
  },

  examples: {
    pass: [null, policies.partner].map((policy) => ({ policy })),
    fail: [policies.everybody, policies.looselyNarrowed].map((policy) => ({ policy })),
  },
});

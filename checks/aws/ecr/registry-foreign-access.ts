import { defineCheck, sh } from 'cloudstance/check';
import { Registry } from 'cloudstance/resources/aws/ecr';
import { examplePolicies, foreignVerdict, trusting } from '../_resource-policy.ts';

const policies = examplePolicies('ecr:ReplicateImage', 'arn:aws:ecr:eu-west-1:111122223333:repository/*');

export default defineCheck({
  id: 'aws-ecr-registry-foreign-access',
  title: 'ECR registries are shared with trusted accounts only',
  severity: 'medium',
  why: 'Another account that may replicate into the registry decides what its repositories hold.',
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html'],
  on: Registry.pick('policy'),
  params: trusting,
  fix: ({ name }) => ({
    text: 'Remove accounts that nobody knows; name the others in trustedAccounts of the configuration.',
    command: sh`aws ecr put-registry-policy --region ${name} --policy-text file://policy.json`,
  }),

  evaluate({ policy, scope: { account } }, { params: { trustedAccounts } }) {
    return foreignVerdict(policy, { account, trustedAccounts, what: 'registry' });
  },

  examples: {
    pass: [null, policies.own].map((policy) => ({ policy })),
    fail: [{ policy: policies.partner }],
  },
});

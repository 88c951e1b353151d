import { defineCheck, sh } from 'cloudstance/check';
import { Repository } from 'cloudstance/resources/aws/ecr';
import { examplePolicies, foreignVerdict, trusting } from '../_resource-policy.ts';

const policies = examplePolicies('ecr:BatchGetImage', '*');

export default defineCheck({
  id: 'aws-ecr-repository-foreign-access',
  title: 'ECR repositories are shared with trusted accounts only',
  severity: 'medium',
  why: 'Whoever controls the other account can use what the policy allows: the images, and where it may push, what runs.',
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html'],
  on: Repository.pick('policy'),
  params: trusting,
  fix: ({ name, scope }) => ({
    text: 'Remove accounts that nobody knows; name the others in trustedAccounts of the configuration.',
    command: sh`aws ecr set-repository-policy --region ${scope.region} --repository-name ${name} --policy-text file://policy.json`,
  }),

  evaluate({ policy, scope: { account } }, { params: { trustedAccounts } }) {
    return foreignVerdict(policy, { account, trustedAccounts, what: 'repository' });
  },

  examples: {
    pass: [null, policies.own, policies.service].map((policy) => ({ policy })),
    fail: [policies.partner, policies.partnerByCondition].map((policy) => ({ policy })),
  },
});

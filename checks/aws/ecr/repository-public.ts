import { defineCheck, sh } from 'cloudstance/check';
import { Repository } from 'cloudstance/resources/aws/ecr';
import { examplePolicies, publicVerdict } from '../_resource-policy.ts';

const policies = examplePolicies('ecr:BatchGetImage', '*');

export default defineCheck({
  id: 'aws-ecr-repository-public',
  title: 'ECR repositories are not open to everyone',
  severity: 'critical',
  why: 'Anyone with an AWS account can pull the images, or push one that production then runs.',
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html'],
  on: Repository.pick('policy'),
  fix: ({ name, scope }) => ({
    text: 'Name the accounts that pull, or demand aws:PrincipalOrgID.',
    command: sh`aws ecr set-repository-policy --region ${scope.region} --repository-name ${name} --policy-text file://policy.json`,
    terraform: 'resource "aws_ecr_repository_policy": policy = … without "Principal": "*"',
  }),

  evaluate(repository) {
    return publicVerdict(repository.policy, repository, 'repository');
  },

  examples: {
    pass: [null, policies.own, policies.partner, policies.organization].map((policy) => ({ policy })),
    fail: [policies.everybody, policies.everybodyOfAws, policies.looselyNarrowed].map((policy) => ({ policy })),
  },
});

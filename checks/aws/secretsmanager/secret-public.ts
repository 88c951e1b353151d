import { defineCheck, sh } from 'cloudstance/check';
import { Secret } from 'cloudstance/resources/aws/secretsmanager';
import { examplePolicies, publicVerdict } from '../_resource-policy.ts';

const policies = examplePolicies('secretsmanager:GetSecretValue', '*');

export default defineCheck({
  id: 'aws-secretsmanager-secret-public',
  title: 'Secrets are not open to everyone',
  severity: 'critical',
  why: 'Anyone with an AWS account and a use of the key can read the secret.',
  references: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html'],
  on: Secret.pick('policy'),
  fix: ({ uid, scope }) => ({
    text: 'Name the roles that need the secret; block-public-policy refuses a broad one.',
    command: sh`aws secretsmanager put-resource-policy --region ${scope.region} --secret-id ${uid} --resource-policy file://policy.json --block-public-policy`,
    terraform: 'resource "aws_secretsmanager_secret_policy": block_public_policy = true',
  }),

  evaluate(secret) {
    return publicVerdict(secret.policy, secret, 'secret');
  },

  examples: {
    pass: [null, policies.own, policies.partner, policies.organization].map((policy) => ({ policy })),
    fail: [policies.everybody, policies.everybodyOfAws, policies.looselyNarrowed].map((policy) => ({ policy })),
  },
});

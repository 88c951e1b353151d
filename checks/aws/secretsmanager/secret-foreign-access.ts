import { defineCheck, sh } from 'cloudstance/check';
import { Secret } from 'cloudstance/resources/aws/secretsmanager';
import { examplePolicies, foreignVerdict, trusting } from '../_resource-policy.ts';

const policies = examplePolicies('secretsmanager:GetSecretValue', '*');

export default defineCheck({
  id: 'aws-secretsmanager-secret-foreign-access',
  title: 'Secrets are shared with trusted accounts only',
  severity: 'high',
  why: 'Whoever controls the other account can read the secret, and no change of it locks them out.',
  references: ['https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html'],
  on: Secret.pick('policy'),
  params: trusting,
  fix: ({ uid, scope }) => ({
    text: 'Remove accounts that nobody knows and rotate the secret; name the others in trustedAccounts of the configuration.',
    command: sh`aws secretsmanager put-resource-policy --region ${scope.region} --secret-id ${uid} --resource-policy file://policy.json`,
  }),

  evaluate({ policy, scope: { account } }, { params: { trustedAccounts } }) {
    return foreignVerdict(policy, { account, trustedAccounts, what: 'secret' });
  },

  examples: {
    pass: [null, policies.own, policies.service].map((policy) => ({ policy })),
    fail: [policies.partner, policies.partnerByCondition].map((policy) => ({ policy })),
  },
});

import { defineCheck, notApplicable, sh } from 'cloudstance/check';
import { Key } from 'cloudstance/resources/aws/kms';
import { examplePolicies, foreignVerdict, trusting } from '../_resource-policy.ts';
import { awsManaged, isOwnedByAws, metadata } from './_metadata.ts';

const policies = examplePolicies('kms:Decrypt', '*');
const key = (policy: string) => ({ metadata, policy });

export default defineCheck({
  id: 'aws-kms-key-foreign-access',
  title: 'KMS keys are shared only with trusted accounts',
  severity: 'medium',
  why: 'An account that nobody vouches for can decrypt what it gets hold of for as long as its entry stays in the policy.',
  references: ['https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html'],
  on: Key.pick('metadata', 'policy'),
  params: trusting,
  fix: ({ uid, scope }) => ({
    text: 'Remove the account from the policy, or add it to trustedAccounts if it is yours or a partner.',
    command: sh`aws kms put-key-policy --key-id ${uid} --region ${scope.region} --policy file://policy.json`,
  }),

  evaluate({ metadata: { keyManager }, policy, scope: { account } }, { params: { trustedAccounts } }) {
    if (isOwnedByAws({ keyManager })) return notApplicable('AWS manages the key');
    return foreignVerdict(policy, { account, trustedAccounts, what: 'key' });
  },

  examples: {
    pass: [policies.own, policies.service, policies.organization].map(key),
    fail: [policies.partner, policies.partnerByCondition].map(key),
    notApplicable: [{ metadata: awsManaged, policy: policies.partner }],
  },
});

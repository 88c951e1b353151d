import { defineCheck, sh } from 'cloudstance/check';
import { Topic } from 'cloudstance/resources/aws/sns';
import { examplePolicies, foreignVerdict, trusting } from '../_resource-policy.ts';

const policies = examplePolicies('SNS:Subscribe', 'arn:aws:sns:eu-west-1:111122223333:orders');
const topic = (policy: string) => ({ attributes: { policy, kmsMasterKeyId: null, failureFeedback: [] } });

export default defineCheck({
  id: 'aws-sns-topic-foreign-access',
  title: 'SNS topics are shared only with trusted accounts',
  severity: 'medium',
  why: 'An account that nobody vouches for can read or inject messages for as long as its entry stays in the policy.',
  references: ['https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html'],
  on: Topic.pick('attributes'),
  params: trusting,
  fix: ({ uid, scope }) => ({
    text: 'Remove the account from the policy, or add it to trustedAccounts if it is yours or a partner.',
    command: sh`aws sns set-topic-attributes --region ${scope.region} --topic-arn ${uid} --attribute-name Policy --attribute-value file://policy.json`,
  }),

  evaluate({ attributes: { policy }, scope: { account } }, { params: { trustedAccounts } }) {
    return foreignVerdict(policy, { account, trustedAccounts, what: 'topic' });
  },

  examples: {
    pass: [policies.own, policies.service, policies.organization].map(topic),
    fail: [policies.partner, policies.partnerByCondition].map(topic),
  },
});

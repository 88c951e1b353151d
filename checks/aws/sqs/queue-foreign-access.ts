import { defineCheck, sh } from 'cloudstance/check';
import { Queue } from 'cloudstance/resources/aws/sqs';
import { examplePolicies, foreignVerdict, trusting } from '../_resource-policy.ts';

const policies = examplePolicies('sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111122223333:jobs');
const queue = (policy: string | null) => ({ policy });

export default defineCheck({
  id: 'aws-sqs-queue-foreign-access',
  title: 'SQS queues are shared only with trusted accounts',
  severity: 'medium',
  why: 'An account that nobody vouches for can read or inject messages for as long as its entry stays in the policy.',
  references: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html',
  ],
  on: Queue.pick('policy'),
  params: trusting,
  fix: ({ name, scope }) => ({
    text: 'Remove the account from the policy, or add it to trustedAccounts if it is yours or a partner.',
    command: sh`aws sqs set-queue-attributes --region ${scope.region} --queue-url "$(aws sqs get-queue-url --region ${scope.region} --queue-name ${name} --query QueueUrl --output text)" --attributes file://attributes-with-policy.json`,
  }),

  evaluate({ policy, scope: { account } }, { params: { trustedAccounts } }) {
    return foreignVerdict(policy, { account, trustedAccounts, what: 'queue' });
  },

  examples: {
    pass: [null, policies.own, policies.service, policies.organization].map(queue),
    fail: [policies.partner, policies.partnerByCondition].map(queue),
  },
});

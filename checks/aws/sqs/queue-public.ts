import { defineCheck, sh } from 'cloudstance/check';
import { Queue } from 'cloudstance/resources/aws/sqs';
import { examplePolicies, publicVerdict } from '../_resource-policy.ts';

const policies = examplePolicies('sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111122223333:jobs');
const queue = (policy: string | null) => ({ policy });

export default defineCheck({
  id: 'aws-sqs-queue-public',
  title: 'SQS queues are not open to everyone',
  severity: 'critical',
  why: 'Anyone with an AWS account can read the messages, remove them, or send some that consumers act upon.',
  references: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html',
  ],
  on: Queue.pick('policy'),
  fix: ({ name, scope }) => ({
    text: 'Name the accounts, roles or services that need the queue, and demand aws:SourceArn of services.',
    command: sh`aws sqs set-queue-attributes --region ${scope.region} --queue-url "$(aws sqs get-queue-url --region ${scope.region} --queue-name ${name} --query QueueUrl --output text)" --attributes file://attributes-with-policy.json`,
    terraform: 'resource "aws_sqs_queue_policy": policy = … without "Principal": "*"',
  }),

  evaluate(judged) {
    return publicVerdict(judged.policy, judged, 'queue');
  },

  examples: {
    pass: [null, policies.own, policies.service, policies.organization, policies.noPlainHttp].map(queue),
    fail: [policies.everybody, policies.everybodyOfAws, policies.looselyNarrowed, policies.everybodyButOne].map(queue),
  },
});

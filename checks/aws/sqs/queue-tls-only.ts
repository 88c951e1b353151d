import { defineCheck, sh } from 'cloudstance/check';
import { Queue } from 'cloudstance/resources/aws/sqs';
import { examplePolicies, tlsVerdict } from '../_resource-policy.ts';

const uid = 'arn:aws:sqs:eu-west-1:111122223333:jobs';
const everything = examplePolicies('sqs:*', uid);
const sending = examplePolicies('sqs:SendMessage', uid);
const queue = (policy: string | null) => ({ uid, policy });

export default defineCheck({
  id: 'aws-sqs-queue-tls-only',
  title: 'SQS queues refuse plain HTTP',
  severity: 'medium',
  why: 'SQS also answers on plain HTTP, where whoever is on the way can read and change messages.',
  references: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html#enforce-encryption-data-in-transit',
  ],
  on: Queue.pick('policy'),
  fix: ({ name, scope }) => ({
    text: 'Add a statement that denies sqs:* to everybody where aws:SecureTransport is false.',
    command: sh`aws sqs set-queue-attributes --region ${scope.region} --queue-url "$(aws sqs get-queue-url --region ${scope.region} --queue-name ${name} --query QueueUrl --output text)" --attributes file://attributes-with-policy.json`,
    terraform:
      'data "aws_iam_policy_document": statement { effect = "Deny", actions = ["sqs:*"], condition { test = "Bool", variable = "aws:SecureTransport", values = ["false"] } … }',
  }),

  evaluate({ policy, uid: resource }) {
    return tlsVerdict(policy, { what: 'queue', actions: ['sqs:SendMessage', 'sqs:ReceiveMessage'], resource });
  },

  examples: {
    pass: [everything.noPlainHttp].map(queue),
    fail: [null, everything.own, everything.tlsIfAllowed, everything.noPlainHttpForOwner, sending.noPlainHttp].map(
      queue,
    ),
  },
});

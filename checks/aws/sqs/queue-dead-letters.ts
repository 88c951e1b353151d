import { all, defineCheck, fail, inRegion, notApplicable, pass, sh } from 'cloudstance/check';
import { Queue } from 'cloudstance/resources/aws/sqs';

const uid = 'arn:aws:sqs:eu-west-1:111122223333:jobs';
const dead = `${uid}-dead`;

export default defineCheck({
  id: 'aws-sqs-queue-dead-letters',
  title: 'SQS queues keep messages that can not be processed',
  severity: 'informational',
  why: 'Without a dead-letter queue, a message that no consumer can process is tried until it expires and then is gone.',
  references: [
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  ],
  on: Queue.pick('deadLetterTargetArn'),
  with: { queues: inRegion(all(Queue.pick('deadLetterTargetArn'))) },
  fix: ({ name, scope }) => ({
    command: sh`aws sqs set-queue-attributes --region ${scope.region} --queue-url "$(aws sqs get-queue-url --region ${scope.region} --queue-name ${name} --query QueueUrl --output text)" --attributes file://attributes-with-redrive-policy.json`,
    terraform: 'resource "aws_sqs_queue_redrive_policy": redrive_policy = …',
  }),

  evaluate({ deadLetterTargetArn, uid }, { queues }) {
    if (deadLetterTargetArn !== null) return pass(`They go to ${deadLetterTargetArn}`);
    if (queues.some((other) => other.deadLetterTargetArn === uid))
      return notApplicable('It is a dead-letter queue itself');
    return fail('It has no dead-letter queue');
  },

  examples: {
    pass: [{ uid, deadLetterTargetArn: dead, $queues: [] }],
    fail: [{ uid, deadLetterTargetArn: null, $queues: [{ uid: 'other', deadLetterTargetArn: dead }] }],
    notApplicable: [{ uid: dead, deadLetterTargetArn: null, $queues: [{ uid, deadLetterTargetArn: dead }] }],
  },
});

import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Topic } from 'cloudstance/resources/aws/sns';

const topic = (...failureFeedback: string[]) => ({
  attributes: { policy: '{"Statement":[]}', kmsMasterKeyId: null, failureFeedback },
});

export default defineCheck({
  id: 'aws-sns-topic-delivery-logging',
  title: 'SNS topics log failed deliveries',
  severity: 'informational',
  why: 'A message that never arrived, an alarm for example, leaves no trace unless its failed delivery is logged.',
  references: ['https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html'],
  on: Topic.pick('attributes'),
  fix: ({ uid, scope }) => ({
    text: 'Set the feedback role of each kind of endpoint that the topic delivers to.',
    command: sh`aws sns set-topic-attributes --region ${scope.region} --topic-arn ${uid} --attribute-name HTTPFailureFeedbackRoleArn --attribute-value ROLE_ARN`,
    terraform: 'resource "aws_sns_topic": http_failure_feedback_role_arn = …',
  }),

  evaluate({ attributes: { failureFeedback } }) {
    if (failureFeedback.length === 0) return fail('Failed deliveries are not logged for any kind of endpoint');
    return pass(`Failed deliveries are logged for ${listOf(failureFeedback)}`);
  },

  examples: { pass: [topic('HTTP', 'Lambda')], fail: [topic()] },
});

import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Topic } from 'cloudstance/resources/aws/sns';

const topic = (kmsMasterKeyId: string | null) => ({
  attributes: { policy: '{"Statement":[]}', kmsMasterKeyId, failureFeedback: [] },
});

export default defineCheck({
  id: 'aws-sns-topic-encryption',
  title: 'SNS topics are encrypted with a KMS key',
  severity: 'medium',
  why: 'Without a key, messages rest in SNS under no permission but that of the topic, and no use of them is on record in KMS.',
  references: ['https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html'],
  on: Topic.pick('attributes'),
  fix: ({ uid, scope }) => ({
    command: sh`aws sns set-topic-attributes --region ${scope.region} --topic-arn ${uid} --attribute-name KmsMasterKeyId --attribute-value alias/aws/sns`,
    terraform: 'resource "aws_sns_topic": kms_master_key_id = "alias/aws/sns"',
  }),

  evaluate({ attributes: { kmsMasterKeyId } }) {
    return kmsMasterKeyId === null ? fail('No KMS key is set') : pass(`Messages are encrypted with ${kmsMasterKeyId}`);
  },

  examples: {
    pass: [
      topic('alias/aws/sns'),
      topic('arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'),
    ],
    fail: [topic(null)],
  },
});

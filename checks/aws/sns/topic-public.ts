import { defineCheck, sh } from 'cloudstance/check';
import { Topic } from 'cloudstance/resources/aws/sns';
import { examplePolicies, publicVerdict } from '../_resource-policy.ts';

const arn = 'arn:aws:sns:eu-west-1:111122223333:orders';
const policies = examplePolicies('SNS:Publish', arn);
const topic = (policy: string) => ({ attributes: { policy, kmsMasterKeyId: null, failureFeedback: [] } });

export default defineCheck({
  id: 'aws-sns-topic-public',
  title: 'SNS topics are not open to everyone',
  severity: 'critical',
  why: 'Anyone with an AWS account can subscribe to what is published, or publish messages that subscribers trust.',
  references: ['https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html'],
  on: Topic.pick('attributes'),
  fix: ({ uid, scope }) => ({
    text: 'Name the accounts or roles that need the topic, or demand aws:SourceAccount or aws:PrincipalOrgID, in each statement.',
    command: sh`aws sns set-topic-attributes --region ${scope.region} --topic-arn ${uid} --attribute-name Policy --attribute-value file://policy.json`,
    terraform: 'resource "aws_sns_topic_policy": policy = … without "Principal": "*"',
  }),

  evaluate(judged) {
    return publicVerdict(judged.attributes.policy, judged, 'topic');
  },

  examples: {
    pass: [policies.own, policies.everybodyForOwner, policies.organization, policies.service].map(topic),
    fail: [policies.everybody, policies.everybodyOfAws, policies.looselyNarrowed, policies.everybodyButOne].map(topic),
  },
});

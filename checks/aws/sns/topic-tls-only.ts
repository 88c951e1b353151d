import { defineCheck, sh } from 'cloudstance/check';
import { Topic } from 'cloudstance/resources/aws/sns';
import { examplePolicies, tlsVerdict } from '../_resource-policy.ts';

const uid = 'arn:aws:sns:eu-west-1:111122223333:orders';
const topic = (policy: string) => ({ uid, attributes: { policy, kmsMasterKeyId: null, failureFeedback: [] } });
const publishing = examplePolicies('SNS:Publish', uid);
const subscribing = examplePolicies('SNS:Subscribe', uid);
const elsewhere = examplePolicies('SNS:Publish', 'arn:aws:sns:eu-west-1:111122223333:invoices');

export default defineCheck({
  id: 'aws-sns-topic-tls-only',
  title: 'SNS topics refuse messages over plain HTTP',
  severity: 'medium',
  why: 'SNS also answers on plain HTTP, where whoever is on the way can read and change what is published.',
  references: [
    'https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html#enforce-encryption-data-in-transit',
  ],
  on: Topic.pick('attributes'),
  fix: ({ uid: arn, scope }) => ({
    text: 'Add a statement that denies sns:Publish to everybody where aws:SecureTransport is false.',
    command: sh`aws sns set-topic-attributes --region ${scope.region} --topic-arn ${arn} --attribute-name Policy --attribute-value file://policy.json`,
    terraform:
      'data "aws_iam_policy_document": statement { effect = "Deny", actions = ["sns:Publish"], condition { test = "Bool", variable = "aws:SecureTransport", values = ["false"] } … }',
  }),

  evaluate({ attributes: { policy }, uid: resource }) {
    return tlsVerdict(policy, { what: 'topic', actions: ['sns:Publish'], resource });
  },

  examples: {
    pass: [publishing.noPlainHttp].map(topic),
    fail: [
      publishing.own,
      publishing.tlsIfAllowed,
      publishing.noPlainHttpForOwner,
      subscribing.noPlainHttp,
      elsewhere.noPlainHttp,
    ].map(topic),
  },
});

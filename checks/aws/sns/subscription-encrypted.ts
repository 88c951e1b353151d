import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Subscription } from 'cloudstance/resources/aws/sns';

const topicArn = 'arn:aws:sns:eu-west-1:111122223333:orders';

export default defineCheck({
  id: 'aws-sns-subscription-encrypted',
  title: 'SNS delivers to web endpoints over HTTPS',
  severity: 'medium',
  why: 'Whoever is on the way can read notifications that are delivered over plain HTTP.',
  references: ['https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html'],
  on: Subscription.pick('config'),
  fix: ({ uid, scope }) => ({
    text: 'Subscribe the endpoint again with its https address, confirm that, and remove this subscription.',
    command: sh`aws sns unsubscribe --region ${scope.region} --subscription-arn ${uid}`,
    terraform: 'resource "aws_sns_topic_subscription": protocol = "https"',
  }),

  evaluate({ config: { protocol, topicArn: topic, pending } }) {
    if (protocol !== 'http' && protocol !== 'https') return notApplicable(`Delivery is by ${protocol}`);
    if (protocol === 'https') return pass(`Messages of ${topic} are delivered over HTTPS`);
    return fail(`Messages of ${topic} ${pending ? 'will be' : 'are'} delivered over plain HTTP`);
  },

  examples: {
    pass: [{ config: { topicArn, protocol: 'https', pending: false } }],
    fail: [
      { config: { topicArn, protocol: 'http', pending: false } },
      { config: { topicArn, protocol: 'http', pending: true } },
    ],
    notApplicable: [{ config: { topicArn, protocol: 'email', pending: false } }],
  },
});

import {
  GetTopicAttributesCommand,
  paginateListSubscriptions,
  paginateListTopics,
  SNSClient,
  type Subscription as SdkSubscription,
} from '@aws-sdk/client-sns';
import { nameOf } from '../../../domain/aws/arn.ts';
import { Subscription, Topic } from '../../../resources/aws/sns.ts';
import { defineAwsCollector } from '../define.ts';

export const topics = defineAwsCollector(Topic, {
  async *list(aws) {
    for await (const { Topics = [] } of paginateListTopics({ client: aws.client(SNSClient) }, {}))
      for (const { TopicArn = '' } of Topics) yield { uid: TopicArn, name: nameOf(TopicArn) };
  },
  facets: {
    attributes: (aws, { uid }) =>
      aws
        .client(SNSClient)
        .send(new GetTopicAttributesCommand({ TopicArn: uid }))
        .then(({ Attributes }) => ({
          policy: Attributes!['Policy']!,
          kmsMasterKeyId: Attributes!['KmsMasterKeyId'] || null,
          failureFeedback: Object.keys(Attributes!)
            .flatMap((name) => /^(\w+)FailureFeedbackRoleArn$/.exec(name)?.[1] ?? [])
            .sort(),
        })),
  },
});

export const subscriptions = defineAwsCollector(Subscription, {
  async *list(aws) {
    for await (const { Subscriptions = [] } of paginateListSubscriptions({ client: aws.client(SNSClient) }, {}))
      for (const subscription of Subscriptions) {
        if (subscription.SubscriptionArn === 'Deleted') continue;
        const { TopicArn = '', Protocol = '' } = subscription;
        const uid = uidOf(subscription);
        const pending = subscription.SubscriptionArn === unconfirmed;
        yield {
          uid,
          name: `${nameOf(TopicArn)} by ${Protocol}`,
          config: { topicArn: TopicArn, protocol: Protocol, pending },
        };
      }
  },
  facets: {},
});

/** What SNS says in place of an ARN until the subscriber has confirmed. */
const unconfirmed = 'PendingConfirmation';

/** Unconfirmed subscriptions have no ARN, and their endpoint is nobody's business: a topic has one for each protocol. */
const uidOf = ({ SubscriptionArn = '', TopicArn = '', Protocol = '' }: SdkSubscription): string =>
  SubscriptionArn === unconfirmed ? `${TopicArn}:pending-${Protocol}` : SubscriptionArn;

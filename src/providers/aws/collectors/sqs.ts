import { GetQueueAttributesCommand, paginateListQueues, SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { Queue } from '../../../resources/aws/sqs.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';

/** Calls go where the scan's endpoints say, not where the address of a queue points. */
class QueueClient extends SQSClient {
  constructor(config: SQSClientConfig) {
    super({ ...config, useQueueUrlAsEndpoint: false });
  }
}

type Attributes = Readonly<Partial<Record<string, string>>>;

export const queues = defineAwsCollector(Queue, {
  async *list(aws) {
    // Without MaxResults, SQS answers 1,000 queues and no token.
    for await (const { QueueUrls = [] } of paginateListQueues(
      { client: aws.client(QueueClient) },
      { MaxResults: 1000 },
    ))
      for (const url of QueueUrls) {
        const name = url.slice(url.lastIndexOf('/') + 1);
        const uid = `arn:${aws.partition}:sqs:${aws.region}:${aws.account}:${name}`;
        await aws.once(urlKey(uid), async () => url);
        yield { uid, name };
      }
  },
  facets: {
    policy: async (aws, { uid }) => (await attributesOf(aws, uid))['Policy'] || null,
    encryption: async (aws, { uid }) => {
      const { KmsMasterKeyId, SqsManagedSseEnabled } = await attributesOf(aws, uid);
      return { kmsMasterKeyId: KmsMasterKeyId || null, sqsManagedSseEnabled: flag(SqsManagedSseEnabled) };
    },
    deadLetterTargetArn: async (aws, { uid }) => {
      const { RedrivePolicy } = await attributesOf(aws, uid);
      return RedrivePolicy ? (JSON.parse(RedrivePolicy) as { deadLetterTargetArn: string }).deadLetterTargetArn : null;
    },
  },
});

/** What is neither leaves a gap, because the schema refuses it. */
const flag = (text: string | undefined): any => ({ true: true, false: false })[text ?? ''];

/** Queues are asked for by the address that the listing gave, which an ARN does not tell. */
const urlKey = (uid: string): string => `sqs:url:${uid}`;
const notListed = (): Promise<string> => Promise.reject(new Error('The queue was not listed'));

const attributesOf = (aws: Aws, uid: string): Promise<Attributes> =>
  aws.once(`sqs:attributes:${uid}`, async () => {
    const QueueUrl = await aws.once(urlKey(uid), notListed);
    const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
    return (await aws.client(QueueClient).send(command)).Attributes ?? {};
  });

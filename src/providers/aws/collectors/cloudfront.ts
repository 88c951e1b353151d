import {
  CloudFrontClient,
  type DistributionSummary,
  GetDistributionConfigCommand,
  type Origin,
  paginateListDistributions,
} from '@aws-sdk/client-cloudfront';
import {
  CloudWatchLogsClient,
  paginateDescribeDeliveries,
  paginateDescribeDeliverySources,
} from '@aws-sdk/client-cloudwatch-logs';
import { Distribution } from '../../../resources/aws/cloudfront.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel } from '../shape.ts';

export const distributions = defineAwsCollector(Distribution, {
  async *list(aws) {
    for await (const { DistributionList } of paginateListDistributions(
      { client: aws.client(CloudFrontClient) },
      { MaxItems: 100 },
    ))
      for (const found of DistributionList!.Items ?? [])
        yield {
          uid: found.ARN!,
          name: found.Id!,
          address: { domainName: found.DomainName!, enabled: found.Enabled! },
          behaviors: behaviorsOf(found),
          origins: camel(found.Origins?.Items?.map(originOf)),
          originGroups: found.OriginGroups?.Quantity ?? 0,
          viewerCertificate: camel(found.ViewerCertificate),
          webAclId: found.WebACLId!,
        };
  },
  facets: {
    settings: async (aws, { name }) => {
      const { DistributionConfig } = await aws
        .client(CloudFrontClient)
        .send(new GetDistributionConfigCommand({ Id: name }));
      const { DefaultRootObject, Logging } = DistributionConfig!;
      return { defaultRootObject: DefaultRootObject!, logging: camel(Logging) };
    },
    logDeliveries: async (aws, { uid }) => {
      const [sources, deliveries] = await logging(aws);
      const own = sources.filter(({ resourceArns }) => resourceArns?.includes(uid)).map(({ name }) => name);
      return deliveries
        .filter(({ deliverySourceName }) => own.includes(deliverySourceName))
        .map(({ deliveryDestinationArn }) => deliveryDestinationArn!)
        .sort();
    },
  },
});

/** A configuration may leave out the list of further behaviors, which means that there are none. */
const behaviorsOf = ({ DefaultCacheBehavior, CacheBehaviors }: DistributionSummary) => [
  { ...camel(DefaultCacheBehavior), pathPattern: '*' },
  ...(CacheBehaviors?.Items ?? []).map(camel),
];

const originOf = (origin: Origin) => ({
  id: origin.Id!,
  domainName: origin.DomainName!,
  originAccessControlId: origin.OriginAccessControlId ?? '',
  originAccessIdentity: origin.S3OriginConfig?.OriginAccessIdentity ?? null,
  custom: origin.CustomOriginConfig
    ? {
        originProtocolPolicy: origin.CustomOriginConfig.OriginProtocolPolicy!,
        originSslProtocols: origin.CustomOriginConfig.OriginSslProtocols?.Items ?? [],
      }
    : null,
});

/** Deliveries of all distributions, which CloudWatch Logs keeps in the main region. */
const logging = (aws: Aws) =>
  aws.once('cloudfront-log-deliveries', () => {
    const client = aws.client(CloudWatchLogsClient);
    return Promise.all([
      Array.fromAsync(paginateDescribeDeliverySources({ client }, {})).then((pages) =>
        pages.flatMap((page) => page.deliverySources ?? []),
      ),
      Array.fromAsync(paginateDescribeDeliveries({ client }, {})).then((pages) =>
        pages.flatMap((page) => page.deliveries ?? []),
      ),
    ]);
  });

import * as CloudFront from '@aws-sdk/client-cloudfront';
import * as Logs from '@aws-sdk/client-cloudwatch-logs';
import { estate } from '../fake.ts';

const arn = (id: string): string => `arn:aws:cloudfront::111122223333:distribution/${id}`;
const list = (...Items: unknown[]) => ({ Quantity: Items.length, ...(Items.length > 0 && { Items }) });
const server = (id: string, policy: string, ...protocols: string[]) => ({
  Id: id,
  DomainName: `${id}.example.com`,
  CustomOriginConfig: {
    HTTPPort: 80,
    HTTPSPort: 443,
    OriginProtocolPolicy: policy,
    OriginSslProtocols: { Quantity: protocols.length, Items: protocols },
  },
});
const bucket = (name: string, more: object) => ({
  Id: name,
  DomainName: `${name}.s3.eu-west-1.amazonaws.com`,
  S3OriginConfig: { OriginAccessIdentity: '' },
  ...more,
});
const distribution = (Id: string, more: object) => ({
  Id,
  ARN: arn(Id),
  Status: 'Deployed',
  LastModifiedTime: new Date('2026-01-01'),
  DomainName: `${Id.toLowerCase()}.cloudfront.net`,
  Aliases: list(),
  CacheBehaviors: list(),
  CustomErrorResponses: list(),
  Comment: '',
  PriceClass: 'PriceClass_All',
  Enabled: true,
  Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
  HttpVersion: 'http2',
  IsIPV6Enabled: true,
  Staging: false,
  ...more,
});

const good = distribution('EGOOD', {
  Origins: list(bucket('shut', { OriginAccessControlId: 'E2OAC' }), server('api', 'https-only', 'TLSv1.2'), {
    ...server('fn', 'https-only', 'TLSv1.2'),
    DomainName: 'abc.lambda-url.eu-west-1.on.aws',
    OriginAccessControlId: 'E3OAC',
  }),
  OriginGroups: list({
    Id: 'both',
    FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [500] } },
    Members: { Quantity: 2, Items: [{ OriginId: 'shut' }, { OriginId: 'api' }] },
  }),
  DefaultCacheBehavior: {
    TargetOriginId: 'shut',
    ViewerProtocolPolicy: 'redirect-to-https',
    RealtimeLogConfigArn: 'arn:aws:cloudfront::111122223333:realtime-log-config/all',
  },
  CacheBehaviors: list({ PathPattern: '/api/*', TargetOriginId: 'api', ViewerProtocolPolicy: 'https-only' }),
  ViewerCertificate: {
    CloudFrontDefaultCertificate: false,
    ACMCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
    SSLSupportMethod: 'sni-only',
    MinimumProtocolVersion: 'TLSv1.2_2021',
  },
  WebACLId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/shop/1',
});
const bad = distribution('EBAD', {
  Origins: list(
    bucket('gone', {}),
    server('plain', 'http-only', 'SSLv3'),
    server('old', 'match-viewer', 'TLSv1', 'TLSv1.2'),
    { ...server('fn', 'https-only', 'TLSv1.2'), DomainName: 'def.lambda-url.eu-west-1.on.aws' },
  ),
  DefaultCacheBehavior: { TargetOriginId: 'old', ViewerProtocolPolicy: 'allow-all' },
  ViewerCertificate: { CloudFrontDefaultCertificate: false, SSLSupportMethod: 'vip', MinimumProtocolVersion: 'TLSv1' },
  WebACLId: '',
});
const bare = distribution('EBARE', {
  Origins: list({ Id: 'vpc', DomainName: 'internal.example.com', VpcOriginConfig: { VpcOriginId: 'vo_1' } }),
  DefaultCacheBehavior: { TargetOriginId: 'vpc', ViewerProtocolPolicy: 'https-only' },
  ViewerCertificate: { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: 'TLSv1' },
  WebACLId: '',
});
const logged = { Enabled: true, IncludeCookies: false, Bucket: 'logs.s3.amazonaws.com', Prefix: '' };
const unlogged = { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' };

export default [
  estate(CloudFront, {
    ListDistributions: ({ Marker }) => ({
      DistributionList: {
        Marker: Marker ?? '',
        MaxItems: 100,
        ...(Marker ? { IsTruncated: false } : { IsTruncated: true, NextMarker: 'page-2' }),
        ...list(...(Marker ? [bad, bare] : [good])),
      },
    }),
    GetDistributionConfig: ({ Id }) => ({
      DistributionConfig: {
        CallerReference: Id,
        Comment: '',
        Enabled: true,
        DefaultRootObject: Id === 'EGOOD' ? 'index.html' : '',
        Logging: Id === 'EGOOD' ? logged : unlogged,
      },
    }),
  }),
  estate(Logs, {
    DescribeDeliverySources: ({ nextToken }) =>
      nextToken
        ? {
            deliverySources: [
              { name: 'bare', service: 'cloudfront', logType: 'ACCESS_LOGS', resourceArns: [arn('EBARE')] },
            ],
          }
        : {
            // A source that nothing delivers.
            deliverySources: [
              { name: 'bad', service: 'cloudfront', logType: 'ACCESS_LOGS', resourceArns: [arn('EBAD')] },
            ],
            nextToken: 'page-2',
          },
    DescribeDeliveries: ({ nextToken }) =>
      nextToken
        ? {
            deliveries: [
              {
                deliverySourceName: 'bare',
                deliveryDestinationArn: 'arn:aws:logs:us-east-1:111122223333:delivery-destination:logs',
              },
            ],
          }
        : {
            deliveries: [
              {
                deliverySourceName: 'other',
                deliveryDestinationArn: 'arn:aws:logs:us-east-1:111122223333:delivery-destination:other',
              },
            ],
            nextToken: 'page-2',
          },
  }),
];

import { ACMClient, ImportCertificateCommand } from '@aws-sdk/client-acm';
import { CloudFrontClient, CreateDistributionCommand } from '@aws-sdk/client-cloudfront';
import type { DistributionConfig, Origin } from '@aws-sdk/client-cloudfront';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';

import { selfSigned } from './certificate.ts';
import { account, home, required } from './estate.ts';
import type { Estate, Region } from './estate.ts';
import { createGroup, defaultVpc, homeNetwork, subnetsOf, tcp } from './network.ts';

/** What faces the internet: load balancers, CloudFront and their certificates. */

const Tags = [{ Key: 'owner', Value: 'platform' }];

async function importCertificate(estate: Estate, region: Region, host: string, notAfter: string): Promise<string> {
  const { certificate, privateKey } = selfSigned(host, '2025-06-01T00:00:00Z', notAfter);
  const { CertificateArn } = await estate.client(ACMClient, region).send(
    new ImportCertificateCommand({
      Certificate: Buffer.from(certificate),
      PrivateKey: Buffer.from(privateKey),
      Tags,
    }),
  );
  const arn = required(CertificateArn, 'certificate');
  estate.name(arn.split('/').at(-1), host);
  return arn;
}

/** The part of a load balancer's or listener's ARN that moto made up. */
function nameEnd(estate: Estate, arn: string | undefined, name: string): string {
  const whole = required(arn, name);
  estate.name(whole.split('/').at(-1), name);
  return whole;
}

async function targetGroup(estate: Estate, region: Region, vpc: string, protocol: 'HTTP' | 'HTTPS'): Promise<string> {
  const { TargetGroups } = await estate
    .client(ElasticLoadBalancingV2Client, region)
    .send(new CreateTargetGroupCommand({ Name: 'shop', Protocol: protocol, Port: 8080, VpcId: vpc, TargetType: 'ip' }));
  return nameEnd(estate, TargetGroups?.[0]?.TargetGroupArn, 'shop-targets');
}

function origin(id: string, protocol: 'http-only' | 'https-only', tls: 'TLSv1' | 'TLSv1.2'): Origin {
  return {
    Id: id,
    DomainName: `${id}.example.com`,
    CustomOriginConfig: {
      HTTPPort: 80,
      HTTPSPort: 443,
      OriginProtocolPolicy: protocol,
      OriginSslProtocols: { Quantity: 1, Items: [tls] },
    },
  };
}

const forwarded = { QueryString: false, Cookies: { Forward: 'none' as const } };

async function createDistribution(estate: Estate, name: string, config: Partial<DistributionConfig>): Promise<void> {
  const { Distribution } = await estate.client(CloudFrontClient).send(
    new CreateDistributionCommand({
      DistributionConfig: {
        CallerReference: name,
        Comment: name,
        Enabled: true,
        Origins: { Quantity: 1, Items: [origin('shop', 'http-only', 'TLSv1')] },
        DefaultCacheBehavior: {
          TargetOriginId: 'shop',
          ViewerProtocolPolicy: 'allow-all',
          MinTTL: 0,
          ForwardedValues: forwarded,
        },
        ...config,
      },
    }),
  );
  estate.name(Distribution?.Id, name);
}

export async function leakyEdge(estate: Estate): Promise<void> {
  const region = 'eu-west-1';
  const vpc = await defaultVpc(estate, region);
  const balancers = estate.client(ElasticLoadBalancingV2Client, region);
  const group = await createGroup(
    estate,
    region,
    vpc,
    'balancer',
    tcp(80, 80, '0.0.0.0/0'),
    tcp(443, 443, '0.0.0.0/0'),
  );
  const expiring = await importCertificate(estate, region, 'expiring.example.com', '2026-11-25T00:00:00Z');
  estate.at('longAgo');
  await importCertificate(estate, region, 'expired.example.com', '2026-03-01T00:00:00Z');
  estate.at('recently');

  const { LoadBalancers } = await balancers.send(
    new CreateLoadBalancerCommand({
      Name: 'shop',
      Type: 'application',
      Scheme: 'internet-facing',
      Subnets: await subnetsOf(estate, region, vpc),
      SecurityGroups: [group],
    }),
  );
  const LoadBalancerArn = nameEnd(estate, LoadBalancers?.[0]?.LoadBalancerArn, 'shop');
  const forward = { Type: 'forward' as const, TargetGroupArn: await targetGroup(estate, region, vpc, 'HTTP') };
  const http = await balancers.send(
    new CreateListenerCommand({ LoadBalancerArn, Protocol: 'HTTP', Port: 80, DefaultActions: [forward] }),
  );
  nameEnd(estate, http.Listeners?.[0]?.ListenerArn, 'http');
  const https = await balancers.send(
    new CreateListenerCommand({
      LoadBalancerArn,
      Protocol: 'HTTPS',
      Port: 443,
      SslPolicy: 'ELBSecurityPolicy-2016-08',
      Certificates: [{ CertificateArn: expiring }],
      DefaultActions: [forward],
    }),
  );
  nameEnd(estate, https.Listeners?.[0]?.ListenerArn, 'https');

  const network = await balancers.send(
    new CreateLoadBalancerCommand({ Name: 'queue', Type: 'network', Subnets: await subnetsOf(estate, region, vpc) }),
  );
  const tcpListener = await balancers.send(
    new CreateListenerCommand({
      LoadBalancerArn: nameEnd(estate, network.LoadBalancers?.[0]?.LoadBalancerArn, 'queue'),
      Protocol: 'TCP',
      Port: 6379,
      DefaultActions: [forward],
    }),
  );
  nameEnd(estate, tcpListener.Listeners?.[0]?.ListenerArn, 'tcp');

  await importCertificate(estate, region, '*.example.com', '2036-01-01T00:00:00Z');
  await createDistribution(estate, 'plain-http', {
    ViewerCertificate: { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: 'TLSv1' },
  });
}

export async function cleanEdge(estate: Estate): Promise<void> {
  const { vpc, subnets, group } = homeNetwork(estate);
  const balancers = estate.client(ElasticLoadBalancingV2Client);
  const certificate = await importCertificate(estate, home, 'shop.example.com', '2036-01-01T00:00:00Z');
  const { LoadBalancers } = await balancers.send(
    new CreateLoadBalancerCommand({
      Name: 'shop',
      Type: 'application',
      Scheme: 'internal',
      Subnets: [...subnets],
      SecurityGroups: [group],
      Tags,
    }),
  );
  const LoadBalancerArn = nameEnd(estate, LoadBalancers?.[0]?.LoadBalancerArn, 'shop');
  await balancers.send(
    new ModifyLoadBalancerAttributesCommand({
      LoadBalancerArn,
      Attributes: [
        { Key: 'access_logs.s3.enabled', Value: 'true' },
        { Key: 'access_logs.s3.bucket', Value: 'acme-trail' },
        { Key: 'connection_logs.s3.enabled', Value: 'true' },
        { Key: 'connection_logs.s3.bucket', Value: 'acme-trail' },
        { Key: 'deletion_protection.enabled', Value: 'true' },
        { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
        { Key: 'routing.http.desync_mitigation_mode', Value: 'strictest' },
      ],
    }),
  );
  const https = await balancers.send(
    new CreateListenerCommand({
      LoadBalancerArn,
      Protocol: 'HTTPS',
      Port: 443,
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      Certificates: [{ CertificateArn: certificate }],
      DefaultActions: [{ Type: 'forward', TargetGroupArn: await targetGroup(estate, home, vpc, 'HTTPS') }],
    }),
  );
  nameEnd(estate, https.Listeners?.[0]?.ListenerArn, 'https');

  await createDistribution(estate, 'shop', {
    DefaultRootObject: 'index.html',
    Origins: {
      Quantity: 2,
      Items: [origin('shop', 'https-only', 'TLSv1.2'), origin('spare', 'https-only', 'TLSv1.2')],
    },
    OriginGroups: {
      Quantity: 1,
      Items: [
        {
          Id: 'either',
          FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [503] } },
          Members: { Quantity: 2, Items: [{ OriginId: 'shop' }, { OriginId: 'spare' }] },
        },
      ],
    },
    WebACLId: `arn:aws:wafv2:${home}:${account}:global/webacl/shop/shop`,
    DefaultCacheBehavior: {
      TargetOriginId: 'shop',
      ViewerProtocolPolicy: 'https-only',
      MinTTL: 0,
      ForwardedValues: forwarded,
    },
    Logging: { Enabled: true, IncludeCookies: false, Bucket: 'acme-trail.s3.amazonaws.com', Prefix: 'cdn/' },
    ViewerCertificate: {
      ACMCertificateArn: certificate,
      SSLSupportMethod: 'sni-only',
      MinimumProtocolVersion: 'TLSv1.2_2021',
    },
  });
}

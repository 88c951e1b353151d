import * as ELB from '@aws-sdk/client-elastic-load-balancing-v2';
import { estate } from '../fake.ts';

const base = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333';
const arn = (kind: string, name: string): string => `${base}:loadbalancer/${kind}/${name}/50dc6c495c0c9188`;
const balancer = (kind: string, name: string, rest: object = {}) => ({
  LoadBalancerArn: arn(kind, name),
  LoadBalancerName: name,
  Type: { app: 'application', net: 'network', gwy: 'gateway' }[kind],
  Scheme: 'internal',
  State: { Code: 'active' },
  CreatedTime: new Date('2025-01-01'),
  AvailabilityZones: [{ ZoneName: 'eu-west-1a' }, { ZoneName: 'eu-west-1b' }],
  SecurityGroups: ['sg-web'],
  ...rest,
});
const balancers = [
  balancer('app', 'good'),
  balancer('app', 'leaky', { Scheme: 'internet-facing', AvailabilityZones: [{ ZoneName: 'eu-west-1a' }] }),
  balancer('net', 'database', { Scheme: 'internet-facing', SecurityGroups: ['sg-database'] }),
  balancer('net', 'listed', { Scheme: 'internet-facing', SecurityGroups: ['sg-listed'] }),
  balancer('net', 'bare', { Scheme: 'internet-facing', SecurityGroups: undefined }),
  balancer('net', 'inside'),
  balancer('gwy', 'inspect', { Scheme: undefined, SecurityGroups: [] }),
];

const attributes = (name: string, on: boolean) => [
  { Key: 'access_logs.s3.enabled', Value: String(on) },
  { Key: 'access_logs.s3.bucket', Value: on ? 'logs' : '' },
  { Key: 'deletion_protection.enabled', Value: String(on) },
  ...(name === 'good' || name === 'leaky'
    ? [
        { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: String(on) },
        { Key: 'routing.http.desync_mitigation_mode', Value: on ? 'strictest' : 'monitor' },
      ]
    : []),
];

const forward = [{ Type: 'forward', Order: 1, TargetGroupArn: `${base}:targetgroup/app/1` }];
const toHttps = [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } }];
const listeners: Record<string, object[]> = {
  good: [
    { Port: 80, Protocol: 'HTTP', DefaultActions: toHttps },
    { Port: 443, Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06', DefaultActions: forward },
  ],
  leaky: [
    { Port: 80, Protocol: 'HTTP', DefaultActions: forward },
    { Port: 443, Protocol: 'HTTPS', SslPolicy: 'ELBSecurityPolicy-2016-08', DefaultActions: forward },
  ],
  database: [{ Port: 5432, Protocol: 'TCP', DefaultActions: forward }],
  listed: [{ Port: 22, Protocol: 'TCP', DefaultActions: forward }],
  bare: [
    { Port: 443, Protocol: 'TLS', SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06', DefaultActions: forward },
    { Port: 11211, Protocol: 'TCP_UDP', DefaultActions: forward },
  ],
  inside: [{ Port: 5432, Protocol: 'TCP', DefaultActions: forward }],
  inspect: [{ DefaultActions: forward }],
};
const nameIn = (balancerArn: string): string => balancerArn.split('/')[2]!;
const listenersOf = (balancerArn: string) =>
  listeners[nameIn(balancerArn)]!.map((listener, i) => ({
    ListenerArn: `${balancerArn.replace(':loadbalancer/', ':listener/')}/${i}`,
    LoadBalancerArn: balancerArn,
    ...listener,
  }));

const policies: Record<string, object> = {
  'ELBSecurityPolicy-TLS13-1-2-Res-2021-06': {
    SslProtocols: ['TLSv1.2', 'TLSv1.3'],
    Ciphers: [
      { Name: 'TLS_AES_128_GCM_SHA256', Priority: 1 },
      { Name: 'ECDHE-RSA-AES128-GCM-SHA256', Priority: 2 },
    ],
  },
  'ELBSecurityPolicy-2016-08': {
    SslProtocols: ['TLSv1', 'TLSv1.1', 'TLSv1.2'],
    Ciphers: [
      { Name: 'ECDHE-RSA-AES128-GCM-SHA256', Priority: 1 },
      { Name: 'AES128-SHA', Priority: 2 },
    ],
  },
};

export default [
  estate(ELB, {
    DescribeLoadBalancers: ({ Marker }) =>
      Marker ? { LoadBalancers: balancers.slice(1) } : { LoadBalancers: balancers.slice(0, 1), NextMarker: 'page-2' },
    DescribeLoadBalancerAttributes: ({ LoadBalancerArn }) => ({
      Attributes: attributes(nameIn(LoadBalancerArn), ['good', 'inside', 'inspect'].includes(nameIn(LoadBalancerArn))),
    }),
    DescribeListeners: ({ LoadBalancerArn, Marker }) => {
      const found = listenersOf(LoadBalancerArn);
      return Marker
        ? { Listeners: found.slice(1) }
        : { Listeners: found.slice(0, 1), ...(found[1] && { NextMarker: '2' }) };
    },
    DescribeSSLPolicies: ({ Names }: { readonly Names: string[] }) => ({
      SslPolicies: Names.map((Name) => ({ Name, ...policies[Name] })),
    }),
  }),
];

import * as ELB from '@aws-sdk/client-elastic-load-balancing-v2';
import { estate } from '../fake.ts';

const base = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333';
const arn = (kind: string, name: string): string => `${base}:loadbalancer/${kind}/${name}/50dc6c495c0c9188`;
const zone = (letter: string) => ({ ZoneName: `eu-west-1${letter}`, SubnetId: `subnet-${letter}` });
const balancer = (kind: string, name: string, rest: object = {}) => ({
  LoadBalancerArn: arn(kind, name),
  LoadBalancerName: name,
  Type: { app: 'application', net: 'network', gwy: 'gateway' }[kind],
  Scheme: 'internal',
  State: { Code: 'active' },
  CreatedTime: new Date('2025-01-01'),
  AvailabilityZones: [zone('a'), zone('b')],
  DNSName: `${name}.eu-west-1.elb.amazonaws.com`,
  VpcId: 'vpc-public',
  SecurityGroups: ['sg-web'],
  ...rest,
});
const balancers = [
  balancer('app', 'good'),
  balancer('app', 'leaky', { Scheme: 'internet-facing', AvailabilityZones: [zone('a')] }),
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

const group = (name: string): string => `${base}:targetgroup/${name}/1`;
const rules = [
  {
    Priority: '20',
    Conditions: [
      { Field: 'path-pattern', Values: ['/admin/*'], PathPatternConfig: { Values: ['/admin/*'] } },
      { Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'beta', Value: '1' }, { Value: 'x' }] } },
      { Field: 'source-ip', SourceIpConfig: { Values: ['198.51.100.0/24'] } },
    ],
    Actions: [
      { Type: 'authenticate-cognito', Order: 1 },
      { Type: 'forward', Order: 2, ForwardConfig: { TargetGroups: [{ TargetGroupArn: group('admin') }] } },
    ],
  },
  {
    Priority: '3',
    Conditions: [{ Field: 'host-header', HostHeaderConfig: { RegexValues: ['^shop'] } }],
    Actions: forward,
  },
];
const targetGroup = (name: string, TargetType: string, more: object) => ({
  TargetGroupArn: group(name),
  TargetGroupName: name,
  TargetType,
  ...more,
});
const web = { Protocol: 'HTTP', Port: 8080, VpcId: 'vpc-public' };
const target = (Id: string, State: string, Port?: number) => ({ Target: { Id, Port }, TargetHealth: { State } });
const targets: Readonly<Record<string, object[]>> = {
  [group('app')]: [target('i-good', 'unhealthy', 8080), target('i-bastion', 'healthy', 8080)],
  [group('fn')]: [target('arn:aws:lambda:eu-west-1:111122223333:function:open', 'healthy')],
};

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
    DescribeRules: ({ Marker }) =>
      Marker
        ? { Rules: rules }
        : { Rules: [{ Priority: 'default', IsDefault: true, Actions: forward }], NextMarker: 'page-2' },
    DescribeTargetGroups: ({ Marker }) =>
      Marker
        ? { TargetGroups: [targetGroup('fn', 'lambda', {})] }
        : {
            TargetGroups: [targetGroup('app', 'instance', { ...web, LoadBalancerArns: [arn('app', 'leaky')] })],
            NextMarker: 'page-2',
          },
    DescribeTargetHealth: ({ TargetGroupArn }) => ({ TargetHealthDescriptions: targets[TargetGroupArn] }),
    DescribeSSLPolicies: ({ Names }: { readonly Names: string[] }) => ({
      SslPolicies: Names.map((Name) => ({ Name, ...policies[Name] })),
    }),
  }),
];

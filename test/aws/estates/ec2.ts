import * as EC2 from '@aws-sdk/client-ec2';
import { awsError, estate } from '../fake.ts';

const account = '111122223333';
const stranger = '444455556666';
const arn = (resource: string, owner = account): string => `arn:aws:ec2:eu-west-1:${owner}:${resource}`;
const tags = (name: string) => [
  { Key: 'Name', Value: name },
  { Key: 'owner', Value: 'platform' },
];

/** The first item on a page of its own. */
const paged =
  (key: string, ...items: readonly object[]) =>
  ({ NextToken }: { readonly NextToken?: string }) =>
    NextToken ? { [key]: items.slice(1) } : { [key]: items.slice(0, 1), NextToken: 'page-2' };

const world = [{ CidrIp: '0.0.0.0/0', Description: 'for now' }];
const world6 = [{ CidrIpv6: '::/0' }];
const office = [{ CidrIp: '198.51.100.0/24' }];
const tcp = (port: number, IpRanges: object[], rest: object = {}) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  IpRanges,
  Ipv6Ranges: [],
  PrefixListIds: [],
  UserIdGroupPairs: [],
  ...rest,
});
const everything = { IpProtocol: '-1', IpRanges: world };
const group = (
  id: string,
  name: string,
  IpPermissions: object[],
  IpPermissionsEgress: object[],
  OwnerId = account,
) => ({
  GroupId: id,
  GroupName: name,
  Description: name,
  OwnerId,
  VpcId: 'vpc-public',
  IpPermissions,
  IpPermissionsEgress,
  Tags: tags(name),
});
const securityGroups = [
  group('sg-bastion', 'bastion', [tcp(22, world), tcp(3389, [], { Ipv6Ranges: world6 })], [everything]),
  group('sg-default', 'default', [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-default' }] }], [everything]),
  group('sg-closed', 'default', [], []),
  group('sg-open', 'everything', [everything, { ...everything, IpProtocol: 'icmp', FromPort: -1, ToPort: -1 }], []),
  group(
    'sg-web',
    'web',
    [tcp(443, world), tcp(5432, [], { UserIdGroupPairs: [{ GroupId: 'sg-bastion' }] })],
    [
      tcp(443, [], { Ipv6Ranges: world6, PrefixListIds: [{ PrefixListId: 'pl-cloudfront' }] }),
      tcp(5432, [], { UserIdGroupPairs: [{ GroupId: 'sg-database' }] }),
    ],
  ),
  group('sg-listed', 'by prefix list', [tcp(22, [], { PrefixListIds: [{ PrefixListId: 'pl-anyone' }] })], []),
  group(
    'sg-office',
    'by office',
    [tcp(22, office), tcp(443, [], { PrefixListIds: [{ PrefixListId: 'pl-cloudfront' }] })],
    [],
  ),
  group('sg-half', 'half', [tcp(8080, [{ CidrIp: '0.0.0.0/1' }])], []),
  group('sg-database', 'database', [tcp(5432, world), tcp(3306, world)], []),
  group('sg-shared', 'shared', [tcp(22, world)], [], stranger),
];

const association = (ip: string) => ({ Association: { PublicIp: ip, IpOwnerId: 'amazon' } });
const card = (id: string, groupId: string, rest: object = {}) => ({
  NetworkInterfaceId: id,
  OwnerId: account,
  VpcId: 'vpc-public',
  SubnetId: 'subnet-public',
  Groups: [{ GroupId: groupId, GroupName: 'x' }],
  PrivateIpAddress: '10.0.0.10',
  ...rest,
});
const instanceCard = (id: string, groupId: string, rest: object = {}) => ({
  ...card(id, groupId, rest),
  Status: 'in-use',
  InterfaceType: 'interface',
});

const instance = (id: string, state: string, rest: object = {}) => ({
  InstanceId: id,
  ImageId: 'ami-1',
  InstanceType: 't3.micro',
  LaunchTime: new Date('2026-11-01T08:00:00Z'),
  State: { Code: 16, Name: state },
  StateTransitionReason: '',
  Monitoring: { State: 'enabled' },
  MetadataOptions: { State: 'applied', HttpTokens: 'required', HttpPutResponseHopLimit: 1, HttpEndpoint: 'enabled' },
  IamInstanceProfile: { Arn: `arn:aws:iam::${account}:instance-profile/web`, Id: 'AIPAEXAMPLE' },
  VirtualizationType: 'hvm',
  VpcId: 'vpc-private',
  SubnetId: 'subnet-private',
  NetworkInterfaces: [instanceCard(`eni-${id}`, 'sg-web', { VpcId: 'vpc-private', SubnetId: 'subnet-private' })],
  Tags: tags(id),
  ...rest,
});
const lax = { State: 'applied', HttpTokens: 'optional', HttpPutResponseHopLimit: 2, HttpEndpoint: 'enabled' };
const publicPlace = { VpcId: 'vpc-public', SubnetId: 'subnet-public' };
const instances = [
  instance('i-good', 'running'),
  instance('i-bastion', 'running', {
    ...publicPlace,
    LaunchTime: new Date('2023-01-01T00:00:00Z'),
    MetadataOptions: lax,
    IamInstanceProfile: undefined,
    Monitoring: { State: 'disabled' },
    VirtualizationType: 'paravirtual',
    NetworkInterfaces: [
      instanceCard('eni-bastion', 'sg-bastion', {
        ...association('203.0.113.10'),
        PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.10', Primary: true, ...association('203.0.113.10') }],
        Ipv6Addresses: [{ Ipv6Address: '2600:1f18::10' }],
      }),
      instanceCard('eni-bastion-2', 'sg-web', { SubnetId: 'subnet-guarded' }),
    ],
    Tags: [],
  }),
  // Its group is open, but its network ACL lets no answers out.
  instance('i-guarded', 'running', {
    ...publicPlace,
    NetworkInterfaces: [
      instanceCard('eni-guarded', 'sg-open', { ...association('203.0.113.12'), SubnetId: 'subnet-guarded' }),
    ],
  }),
  instance('i-database', 'running', {
    ...publicPlace,
    NetworkInterfaces: [instanceCard('eni-db', 'sg-database', association('203.0.113.13'))],
  }),
  // Its group names a prefix list that holds everybody.
  instance('i-listed', 'running', {
    ...publicPlace,
    NetworkInterfaces: [instanceCard('eni-listed', 'sg-listed', association('203.0.113.14'))],
  }),
  // Block Public Access covers its VPC, which has no exclusion.
  instance('i-blocked', 'running', {
    VpcId: 'vpc-default',
    NetworkInterfaces: [
      instanceCard('eni-blocked', 'sg-bastion', {
        ...association('203.0.113.15'),
        VpcId: 'vpc-default',
        SubnetId: 'subnet-default',
      }),
    ],
  }),
  instance('i-forgotten', 'stopped', { StateTransitionReason: 'User initiated (2025-02-03 04:05:06 GMT)' }),
  instance('i-paused', 'stopped', { StateTransitionReason: 'User initiated (2026-11-20 04:05:06 GMT)' }),
  instance('i-gone', 'terminated', { MetadataOptions: undefined, NetworkInterfaces: [] }),
];

const networkInterfaces = [
  card('eni-bastion', 'sg-bastion', {
    InterfaceType: 'interface',
    RequesterManaged: false,
    SourceDestCheck: false,
    Attachment: { InstanceId: 'i-bastion', InstanceOwnerId: account, Status: 'attached' },
    ...association('203.0.113.10'),
    TagSet: tags('bastion'),
  }),
  card('eni-rds', 'sg-database', {
    InterfaceType: 'interface',
    RequesterManaged: true,
    RequesterId: 'amazon-rds',
    SourceDestCheck: true,
    Attachment: { InstanceOwnerId: 'amazon-rds', Status: 'attached' },
    ...association('203.0.113.16'),
    Ipv6Addresses: [{ Ipv6Address: '2600:1f18::16' }],
  }),
  card('eni-nat', 'sg-web', {
    InterfaceType: 'nat_gateway',
    RequesterManaged: true,
    RequesterId: 'amazon-aws',
    SourceDestCheck: false,
    Groups: [],
    ...association('203.0.113.17'),
  }),
  card('eni-task', 'sg-web', {
    InterfaceType: 'interface',
    RequesterManaged: true,
    RequesterId: '578734482556',
    SourceDestCheck: true,
    VpcId: 'vpc-private',
    SubnetId: 'subnet-private',
  }),
  card('eni-own', 'sg-office', { InterfaceType: 'interface', RequesterManaged: false, SourceDestCheck: true }),
];

const entry = (RuleNumber: number, RuleAction: string, Egress: boolean, rest: object = {}) => ({
  RuleNumber,
  RuleAction,
  Egress,
  Protocol: '-1',
  CidrBlock: '0.0.0.0/0',
  ...rest,
});
const acl = (id: string, IsDefault: boolean, subnet: string | undefined, Entries: object[]) => ({
  NetworkAclId: id,
  OwnerId: account,
  VpcId: 'vpc-public',
  IsDefault,
  Associations: subnet ? [{ NetworkAclAssociationId: 'aclassoc-1', NetworkAclId: id, SubnetId: subnet }] : [],
  Entries,
  Tags: tags(id),
});
const refuseRest = [entry(32767, 'deny', false), entry(32767, 'deny', true)];
const networkAcls = [
  acl('acl-public', true, 'subnet-public', [
    entry(100, 'allow', false),
    entry(100, 'allow', true),
    entry(101, 'allow', false, { CidrBlock: undefined, Ipv6CidrBlock: '::/0' }),
    ...refuseRest,
  ]),
  acl('acl-guarded', false, 'subnet-guarded', [
    entry(100, 'allow', false),
    entry(100, 'allow', true, { Protocol: '6', PortRange: { From: 443, To: 443 } }),
    ...refuseRest,
  ]),
  acl('acl-default', true, 'subnet-default', [entry(100, 'allow', false), entry(100, 'allow', true), ...refuseRest]),
  acl('acl-unused', false, undefined, [
    entry(90, 'deny', false, { Protocol: '6', PortRange: { From: 22, To: 22 } }),
    entry(91, 'deny', false, { Protocol: '6', PortRange: { From: 3389, To: 3389 } }),
    entry(100, 'allow', false),
    ...refuseRest,
  ]),
];

const vpc = (id: string, IsDefault: boolean, OwnerId = account) => ({ VpcId: id, IsDefault, OwnerId, Tags: tags(id) });
const subnet = (id: string, MapPublicIpOnLaunch: boolean, OwnerId = account) => ({
  SubnetId: id,
  VpcId: 'vpc-public',
  AvailabilityZone: id === 'subnet-private' ? 'eu-west-1b' : 'eu-west-1a',
  MapPublicIpOnLaunch,
  OwnerId,
  Tags: tags(id),
});

const local = { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active', Origin: 'CreateRouteTable' };
const viaInternet = {
  DestinationCidrBlock: '0.0.0.0/0',
  GatewayId: 'igw-public',
  State: 'active',
  Origin: 'CreateRoute',
};
const table = (id: string, VpcId: string, Routes: object[], Associations: object[]) => ({
  RouteTableId: id,
  VpcId,
  OwnerId: account,
  Routes,
  Associations,
  Tags: tags(id),
});
const routeTables = [
  table(
    'rtb-main',
    'vpc-public',
    [
      local,
      viaInternet,
      { ...viaInternet, DestinationCidrBlock: undefined, DestinationIpv6CidrBlock: '::/0' },
      { DestinationCidrBlock: '10.1.0.0/16', VpcPeeringConnectionId: 'pcx-stranger', State: 'active' },
    ],
    [{ Main: true, RouteTableAssociationId: 'rtbassoc-1' }],
  ),
  table(
    'rtb-private',
    'vpc-private',
    [
      local,
      { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'active' },
      { DestinationCidrBlock: '10.2.3.0/24', VpcPeeringConnectionId: 'pcx-own', State: 'active' },
      { DestinationPrefixListId: 'pl-cloudfront', GatewayId: 'vpce-s3', State: 'active' },
    ],
    [{ Main: false, RouteTableAssociationId: 'rtbassoc-2', SubnetId: 'subnet-private' }],
  ),
  table('rtb-default', 'vpc-default', [local, viaInternet], [{ Main: true, RouteTableAssociationId: 'rtbassoc-3' }]),
];

const peered = (VpcId: string, OwnerId: string, cidr: string) => ({
  VpcId,
  OwnerId,
  CidrBlock: cidr,
  CidrBlockSet: [{ CidrBlock: cidr }],
  Ipv6CidrBlockSet: [{ Ipv6CidrBlock: '2600:1f18::/56' }],
  Region: 'eu-west-1',
});
const peering = (id: string, Code: string, AccepterVpcInfo: object) => ({
  VpcPeeringConnectionId: id,
  Status: { Code, Message: Code },
  RequesterVpcInfo: peered('vpc-public', account, '10.0.0.0/16'),
  AccepterVpcInfo,
  Tags: tags(id),
});

const endpoint = (id: string, VpcId: string, service: string, VpcEndpointType: string, Statement?: object) => ({
  VpcEndpointId: id,
  VpcId,
  ServiceName: `com.amazonaws.eu-west-1.${service}`,
  VpcEndpointType,
  State: 'available',
  OwnerId: account,
  ...(Statement && { PolicyDocument: JSON.stringify({ Version: '2008-10-17', Statement: [Statement] }) }),
  Tags: tags(id),
});
const anything = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
const ours = { ...anything, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } } };
const services: readonly (readonly [string, string, string])[] = [
  ['ec2', 'ec2', 'Interface'],
  ['dynamodb', 'dynamodb', 'Gateway'],
  ['ecr-api', 'ecr.api', 'Interface'],
  ['ecr-dkr', 'ecr.dkr', 'Interface'],
  ['ssm', 'ssm', 'Interface'],
];

const template = (id: string, LaunchTemplateData: object, VersionNumber = 1) => ({
  LaunchTemplateId: `lt-${id}`,
  LaunchTemplateName: id,
  VersionNumber,
  DefaultVersion: true,
  LaunchTemplateData: { ImageId: 'ami-1', UserData: 'c2VjcmV0', ...LaunchTemplateData },
});

const image = (id: string, Public: boolean) => ({ ImageId: id, Name: id, OwnerId: account, Public, Tags: tags(id) });
const snapshot = (id: string, Encrypted: boolean) => ({
  SnapshotId: id,
  OwnerId: account,
  State: 'completed',
  Encrypted,
  Tags: tags(id),
});
const volume = (id: string, Encrypted: boolean, created: string, ...Attachments: object[]) => ({
  VolumeId: id,
  Encrypted,
  State: Attachments.length > 0 ? 'in-use' : 'available',
  CreateTime: new Date(created),
  Attachments,
  Tags: tags(id),
});

const tunnels = (...states: string[]) =>
  states.map((Status, i) => ({ OutsideIpAddress: `203.0.113.${20 + i}`, Status, AcceptedRouteCount: 1 }));
const logging = (OutsideIpAddress: string, LogEnabled: boolean) => ({
  OutsideIpAddress,
  PreSharedKey: 'never stored',
  LogOptions: { CloudWatchLogOptions: { LogEnabled } },
});

export default [
  estate(EC2, {
    GetEbsEncryptionByDefault: { EbsEncryptionByDefault: false, SseType: 'none' },
    GetSnapshotBlockPublicAccessState: { State: 'block-new-sharing', ManagedBy: 'account' },
    GetImageBlockPublicAccessState: { ImageBlockPublicAccessState: 'block-new-sharing', ManagedBy: 'account' },
    GetInstanceMetadataDefaults: {
      AccountLevel: { HttpTokens: 'optional', HttpEndpoint: 'enabled', ManagedBy: 'account' },
    },
    GetSerialConsoleAccessStatus: { SerialConsoleAccessEnabled: true, ManagedBy: 'account' },
    DescribeVpcBlockPublicAccessOptions: {
      VpcBlockPublicAccessOptions: {
        AwsAccountId: account,
        AwsRegion: 'eu-west-1',
        State: 'update-complete',
        InternetGatewayBlockMode: 'block-ingress',
        ExclusionsAllowed: 'allowed',
      },
    },
    DescribeVpcBlockPublicAccessExclusions: paged(
      'VpcBlockPublicAccessExclusions',
      {
        ExclusionId: 'vpcbpa-exclude-1',
        ResourceArn: arn('vpc/vpc-default'),
        InternetGatewayExclusionMode: 'allow-bidirectional',
        State: 'delete-complete',
      },
      {
        ExclusionId: 'vpcbpa-exclude-2',
        ResourceArn: arn('vpc/vpc-public'),
        InternetGatewayExclusionMode: 'allow-bidirectional',
        State: 'create-complete',
      },
    ),
    DescribeInstances: ({ NextToken }) =>
      NextToken
        ? { Reservations: [{ ReservationId: 'r-2', OwnerId: account, Instances: instances.slice(3) }] }
        : {
            Reservations: [
              { ReservationId: 'r-0', OwnerId: account, Instances: instances.slice(0, 2) },
              { ReservationId: 'r-1', OwnerId: account, Instances: instances.slice(2, 3) },
            ],
            NextToken: 'page-2',
          },
    DescribeVolumes: paged(
      'Volumes',
      volume('vol-good', true, '2024-01-01', { InstanceId: 'i-good', VolumeId: 'vol-good', State: 'attached' }),
      volume('vol-plain', false, '2024-01-01', { InstanceId: 'i-bastion', VolumeId: 'vol-plain', State: 'attached' }),
      volume('vol-left', false, '2024-01-01'),
      volume('vol-new', true, '2026-11-20'),
    ),
    DescribeSnapshots: ({ NextToken, RestorableByUserIds }) =>
      RestorableByUserIds
        ? paged('Snapshots', snapshot('snap-public', false), snapshot('snap-public-2', false))({ NextToken })
        : paged(
            'Snapshots',
            snapshot('snap-good', true),
            snapshot('snap-public', false),
            snapshot('snap-public-2', false),
          )({ NextToken }),
    DescribeImages: paged('Images', image('ami-1', false), image('ami-public', true), image('ami-org', false)),
    DescribeImageAttribute: ({ ImageId }) => ({
      ImageId,
      LaunchPermissions:
        ImageId === 'ami-public'
          ? [{ Group: 'all' }]
          : ImageId === 'ami-1'
            ? [{ UserId: stranger }, { UserId: account }]
            : [
                { OrganizationArn: 'arn:aws:organizations::999999999999:organization/o-acme123456' },
                { OrganizationalUnitArn: 'arn:aws:organizations::999999999999:ou/o-acme123456/ou-1' },
              ],
    }),
    DescribeLaunchTemplateVersions: paged(
      'LaunchTemplateVersions',
      template('good', {
        IamInstanceProfile: { Arn: `arn:aws:iam::${account}:instance-profile/web`, Name: 'web' },
        MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled' },
        BlockDeviceMappings: [
          { DeviceName: '/dev/xvda', Ebs: { Encrypted: true } },
          { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' },
        ],
        SecurityGroupIds: ['sg-web'],
        NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false, Groups: ['sg-half'] }],
      }),
      template('old', {}),
      template(
        'leaky',
        {
          MetadataOptions: { HttpTokens: 'optional' },
          BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8 } }],
          NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true }],
        },
        3,
      ),
    ),
    DescribeSecurityGroups: paged('SecurityGroups', ...securityGroups),
    DescribeManagedPrefixLists: paged(
      'PrefixLists',
      {
        PrefixListId: 'pl-cloudfront',
        PrefixListName: 'com.amazonaws.global.cloudfront.origin-facing',
        PrefixListArn: 'arn:aws:ec2:eu-west-1:aws:prefix-list/pl-cloudfront',
        OwnerId: 'AWS',
      },
      {
        PrefixListId: 'pl-anyone',
        PrefixListName: 'anyone',
        PrefixListArn: arn('prefix-list/pl-anyone'),
        OwnerId: account,
      },
    ),
    GetManagedPrefixListEntries: ({ NextToken, PrefixListId }) =>
      PrefixListId === 'pl-anyone'
        ? paged('Entries', { Cidr: '0.0.0.0/1', Description: 'one half' }, { Cidr: '128.0.0.0/1' })({ NextToken })
        : awsError('InvalidPrefixListID.NotFound'),
    DescribeNetworkInterfaces: paged('NetworkInterfaces', ...networkInterfaces),
    DescribeNetworkAcls: paged('NetworkAcls', ...networkAcls),
    DescribeVpcs: paged(
      'Vpcs',
      vpc('vpc-public', false),
      vpc('vpc-private', false),
      vpc('vpc-default', true),
      vpc('vpc-shared', false, stranger),
    ),
    DescribeSubnets: paged(
      'Subnets',
      subnet('subnet-public', true),
      subnet('subnet-private', false),
      subnet('subnet-shared', true, stranger),
    ),
    DescribeRouteTables: paged('RouteTables', ...routeTables),
    DescribeInternetGateways: paged(
      'InternetGateways',
      {
        InternetGatewayId: 'igw-public',
        OwnerId: account,
        Attachments: [{ VpcId: 'vpc-public', State: 'available' }],
        Tags: tags('igw-public'),
      },
      { InternetGatewayId: 'igw-left', OwnerId: account, Attachments: [], Tags: [] },
    ),
    DescribeVpcPeeringConnections: paged(
      'VpcPeeringConnections',
      peering('pcx-stranger', 'active', peered('vpc-2', stranger, '10.1.0.0/16')),
      peering('pcx-own', 'active', peered('vpc-private', account, '10.2.0.0/16')),
      peering('pcx-asked', 'pending-acceptance', { VpcId: 'vpc-3', OwnerId: stranger, Region: 'eu-west-1' }),
      peering('pcx-deleted', 'deleted', { OwnerId: stranger }),
    ),
    DescribeVpcEndpoints: paged(
      'VpcEndpoints',
      endpoint('vpce-s3', 'vpc-private', 's3', 'Gateway', anything),
      ...services.map(([id, service, type]) => endpoint(`vpce-${id}`, 'vpc-private', service, type, ours)),
      endpoint('vpce-firewall', 'vpc-public', 'vpce.vpce-svc-firewall', 'GatewayLoadBalancer'),
      { VpcEndpointId: 'vpce-resource', VpcId: 'vpc-private', VpcEndpointType: 'Resource', OwnerId: account },
    ),
    DescribeVpcEndpointServiceConfigurations: paged(
      'ServiceConfigurations',
      { ServiceId: 'vpce-svc-open', ServiceName: 'open', AcceptanceRequired: false, Tags: tags('open') },
      { ServiceId: 'vpce-svc-asks', ServiceName: 'asks', AcceptanceRequired: true, Tags: [] },
      { ServiceId: 'vpce-svc-ours', ServiceName: 'ours', AcceptanceRequired: false, Tags: [] },
    ),
    DescribeVpcEndpointServicePermissions: ({ NextToken, ServiceId }) =>
      ServiceId === 'vpce-svc-ours'
        ? { AllowedPrincipals: [{ Principal: `arn:aws:iam::${account}:root`, PrincipalType: 'Account' }] }
        : paged(
            'AllowedPrincipals',
            { Principal: `arn:aws:iam::${account}:root`, PrincipalType: 'Account' },
            { Principal: '*', PrincipalType: 'All' },
          )({ NextToken }),
    DescribeFlowLogs: paged(
      'FlowLogs',
      { FlowLogId: 'fl-subnet', ResourceId: 'subnet-public', FlowLogStatus: 'ACTIVE', TrafficType: 'ALL', Tags: [] },
      {
        FlowLogId: 'fl-private',
        ResourceId: 'vpc-private',
        FlowLogStatus: 'ACTIVE',
        TrafficType: 'ALL',
        DeliverLogsStatus: 'SUCCESS',
        Tags: tags('fl-private'),
      },
      {
        FlowLogId: 'fl-broken',
        ResourceId: 'vpc-default',
        FlowLogStatus: 'ACTIVE',
        TrafficType: 'ALL',
        DeliverLogsStatus: 'FAILED',
      },
      { FlowLogId: 'fl-transit', ResourceId: 'tgw-good', FlowLogStatus: 'ACTIVE' },
    ),
    DescribeAddresses: {
      Addresses: [
        {
          AllocationId: 'eipalloc-used',
          PublicIp: '203.0.113.10',
          Domain: 'vpc',
          AssociationId: 'eipassoc-1',
          Tags: tags('used'),
        },
        { AllocationId: 'eipalloc-left', PublicIp: '203.0.113.99', Domain: 'vpc' },
      ],
    },
    DescribeTransitGateways: paged(
      'TransitGateways',
      {
        TransitGatewayId: 'tgw-good',
        OwnerId: account,
        State: 'available',
        Options: { AutoAcceptSharedAttachments: 'disable' },
        Tags: tags('tgw-good'),
      },
      {
        TransitGatewayId: 'tgw-lax',
        OwnerId: account,
        State: 'available',
        Options: { AutoAcceptSharedAttachments: 'enable' },
      },
      {
        TransitGatewayId: 'tgw-shared',
        OwnerId: stranger,
        State: 'available',
        Options: { AutoAcceptSharedAttachments: 'enable' },
      },
      { TransitGatewayId: 'tgw-gone', OwnerId: account, State: 'deleted' },
    ),
    DescribeVpnConnections: {
      VpnConnections: [
        {
          VpnConnectionId: 'vpn-good',
          State: 'available',
          CustomerGatewayConfiguration: '<never-stored/>',
          VgwTelemetry: tunnels('UP', 'UP'),
          Options: { TunnelOptions: [logging('203.0.113.20', true), logging('203.0.113.21', true)] },
          Tags: tags('vpn-good'),
        },
        {
          VpnConnectionId: 'vpn-half',
          State: 'available',
          VgwTelemetry: tunnels('UP', 'DOWN'),
          Options: { TunnelOptions: [logging('203.0.113.20', true), { OutsideIpAddress: '203.0.113.21' }] },
        },
        { VpnConnectionId: 'vpn-gone', State: 'deleted' },
      ],
    },
    DescribeClientVpnEndpoints: paged(
      'ClientVpnEndpoints',
      {
        ClientVpnEndpointId: 'cvpn-endpoint-good',
        Status: { Code: 'available' },
        ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: 'vpn' },
        Tags: tags('good'),
      },
      {
        ClientVpnEndpointId: 'cvpn-endpoint-silent',
        Status: { Code: 'available' },
        ConnectionLogOptions: { Enabled: false },
      },
      { ClientVpnEndpointId: 'cvpn-endpoint-gone', Status: { Code: 'deleted' } },
    ),
  }),
];

import {
  AcceptVpcPeeringConnectionCommand,
  AllocateAddressCommand,
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateFlowLogsCommand,
  CreateInternetGatewayCommand,
  CreateManagedPrefixListCommand,
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  CreateRouteCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateTransitGatewayCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  CreateVpcPeeringConnectionCommand,
  DeleteInternetGatewayCommand,
  DeleteNetworkAclEntryCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeInternetGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  DetachInternetGatewayCommand,
  EC2Client,
  ModifySubnetAttributeCommand,
  ReplaceNetworkAclAssociationCommand,
  RevokeSecurityGroupEgressCommand,
} from '@aws-sdk/client-ec2';
import type { IpPermission, ResourceType, TagSpecification } from '@aws-sdk/client-ec2';

import { account, home, policy, regions, required } from './estate.ts';
import type { Estate, Region } from './estate.ts';

export function tagged(type: ResourceType, name: string): TagSpecification[] {
  return [
    {
      ResourceType: type,
      Tags: [
        { Key: 'Name', Value: name },
        { Key: 'owner', Value: 'platform' },
      ],
    },
  ];
}

/** Names what moto created with a VPC: its default security group, network ACL, route table, subnets and gateways. */
async function nameContents(estate: Estate, region: Region, vpc: string, name: string): Promise<void> {
  const ec2 = estate.client(EC2Client, region);
  const Filters = [{ Name: 'vpc-id', Values: [vpc] }];
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
  for (const group of SecurityGroups ?? []) estate.name(group.GroupId, `${name}/default`);
  const { NetworkAcls } = await ec2.send(new DescribeNetworkAclsCommand({ Filters }));
  for (const acl of NetworkAcls ?? []) estate.name(acl.NetworkAclId, `${name}/default`);
  const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand({ Filters }));
  for (const table of RouteTables ?? []) estate.name(table.RouteTableId, `${name}/main`);
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ Filters }));
  for (const subnet of Subnets ?? []) estate.name(subnet.SubnetId, `${name}/${subnet.AvailabilityZone ?? ''}`);
  const attached = [{ Name: 'attachment.vpc-id', Values: [vpc] }];
  const { InternetGateways } = await ec2.send(new DescribeInternetGatewaysCommand({ Filters: attached }));
  for (const gateway of InternetGateways ?? []) estate.name(gateway.InternetGatewayId, `${name}/internet`);
}

/** Names the network interfaces that load balancers, endpoints and databases made for themselves. */
export async function nameInterfaces(estate: Estate, region: Region): Promise<void> {
  const { NetworkInterfaces } = await estate.client(EC2Client, region).send(new DescribeNetworkInterfacesCommand({}));
  for (const { NetworkInterfaceId = '', SubnetId = '', Description } of NetworkInterfaces ?? []) {
    if (estate.names.has(NetworkInterfaceId)) continue;
    estate.name(NetworkInterfaceId, `${Description || 'interface'} in ${estate.names.get(SubnetId) ?? SubnetId}`);
  }
}

/** The VPC that every region of a new account has. */
export async function defaultVpc(estate: Estate, region: Region): Promise<string> {
  const { Vpcs } = await estate
    .client(EC2Client, region)
    .send(new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] }));
  return estate.name(Vpcs?.[0]?.VpcId, 'default');
}

/** Two subnets of a VPC. */
export async function subnetsOf(estate: Estate, region: Region, vpc: string): Promise<string[]> {
  const { Subnets } = await estate
    .client(EC2Client, region)
    .send(new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpc] }] }));
  return (Subnets ?? []).flatMap(({ SubnetId }) => SubnetId ?? []).slice(0, 2);
}

async function createVpc(estate: Estate, region: Region, name: string, cidr: string): Promise<string> {
  const command = new CreateVpcCommand({ CidrBlock: cidr, TagSpecifications: tagged('vpc', name) });
  const { Vpc } = await estate.client(EC2Client, region).send(command);
  const id = estate.name(Vpc?.VpcId, name);
  await nameContents(estate, region, id, name);
  return id;
}

async function createSubnet(estate: Estate, region: Region, vpc: string, name: string, cidr: string): Promise<string> {
  const { Subnet } = await estate.client(EC2Client, region).send(
    new CreateSubnetCommand({
      VpcId: vpc,
      CidrBlock: cidr,
      AvailabilityZone: `${region}${name.slice(-1)}`,
      TagSpecifications: tagged('subnet', name),
    }),
  );
  return estate.name(Subnet?.SubnetId, name);
}

export async function createGroup(
  estate: Estate,
  region: Region,
  vpc: string,
  name: string,
  ...ingress: readonly IpPermission[]
): Promise<string> {
  const ec2 = estate.client(EC2Client, region);
  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: name,
      Description: name,
      VpcId: vpc,
      TagSpecifications: tagged('security-group', name),
    }),
  );
  const id = estate.name(GroupId, name);
  for (const IpPermissions of ingress.map((rule) => [rule])) {
    const { SecurityGroupRules } = await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({ GroupId: id, IpPermissions }),
    );
    for (const rule of SecurityGroupRules ?? []) {
      estate.name(rule.SecurityGroupRuleId, `${name} ${rule.CidrIpv4 ?? rule.CidrIpv6 ?? 'group'}`);
    }
  }
  return id;
}

export function tcp(from: number, to: number, ...cidrs: readonly string[]): IpPermission {
  const v6 = cidrs.filter((cidr) => cidr.includes(':'));
  const v4 = cidrs.filter((cidr) => !cidr.includes(':'));
  return {
    IpProtocol: 'tcp',
    FromPort: from,
    ToPort: to,
    IpRanges: v4.map((CidrIp) => ({ CidrIp, Description: 'as asked for' })),
    Ipv6Ranges: v6.map((CidrIpv6) => ({ CidrIpv6 })),
  };
}

const anyTraffic: IpPermission = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

async function leakyGroups(estate: Estate): Promise<void> {
  const group = async (region: Region, name: string, ...rules: IpPermission[]): Promise<string> =>
    createGroup(estate, region, await defaultVpc(estate, region), name, ...rules);

  await group(home, 'ssh-for-all', tcp(22, 22, '0.0.0.0/0'));
  await group(home, 'rdp-for-all-v6', tcp(3389, 3389, '::/0'));
  await group(home, 'office-only', tcp(22, 22, '203.0.113.0/24'), tcp(443, 443, '0.0.0.0/0'));
  await group('eu-west-1', 'mysql-for-all', tcp(3306, 3306, '0.0.0.0/0', '::/0'));
  await group('eu-west-1', 'postgres-in-a-range', tcp(5000, 6000, '0.0.0.0/0'));
  await group('eu-west-1', 'everything-for-all', anyTraffic);
  await group('ap-southeast-2', 'ssh-for-both-halves', tcp(22, 22, '0.0.0.0/1', '128.0.0.0/1'));
  await group('ap-southeast-2', 'redis-for-all', tcp(6379, 6379, '0.0.0.0/0'));
  await group('ap-southeast-2', 'winrm-for-all', tcp(5985, 5986, '0.0.0.0/0'));
  await group('ap-southeast-2', 'elasticsearch-for-all', tcp(9200, 9300, '0.0.0.0/0'));
}

/** Opens the default security group of a region's default VPC. */
async function openDefaultGroup(estate: Estate, region: Region): Promise<void> {
  const ec2 = estate.client(EC2Client, region);
  const { SecurityGroups } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [
        { Name: 'vpc-id', Values: [await defaultVpc(estate, region)] },
        { Name: 'group-name', Values: ['default'] },
      ],
    }),
  );
  const GroupId = required(SecurityGroups?.[0]?.GroupId, 'default group');
  const IpPermissions = [anyTraffic];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
}

async function leakyAcl(estate: Estate): Promise<void> {
  const ec2 = estate.client(EC2Client, 'eu-west-1');
  const VpcId = await createVpc(estate, 'eu-west-1', 'legacy', '10.20.0.0/16');
  const subnet = await createSubnet(estate, 'eu-west-1', VpcId, 'legacy-a', '10.20.1.0/24');
  const acl = await ec2.send(
    new CreateNetworkAclCommand({ VpcId, TagSpecifications: tagged('network-acl', 'legacy') }),
  );
  const NetworkAclId = estate.name(acl.NetworkAcl?.NetworkAclId, 'legacy');
  const rule = { NetworkAclId, Egress: false, Protocol: '6', RuleAction: 'allow' as const, CidrBlock: '0.0.0.0/0' };
  const entry = { ...rule, RuleNumber: 100, PortRange: { From: 3389, To: 3389 } };
  await ec2.send(new CreateNetworkAclEntryCommand(entry));
  const { NetworkAcls } = await ec2.send(
    new DescribeNetworkAclsCommand({ Filters: [{ Name: 'association.subnet-id', Values: [subnet] }] }),
  );
  const association = NetworkAcls?.[0]?.Associations?.find(({ SubnetId }) => SubnetId === subnet);
  const AssociationId = association?.NetworkAclAssociationId;
  await ec2.send(new ReplaceNetworkAclAssociationCommand({ AssociationId, NetworkAclId }));
}

/** Two VPCs that see all of each other. */
async function leakyPeering(estate: Estate): Promise<void> {
  const ec2 = estate.client(EC2Client, 'ap-southeast-2');
  const VpcId = await createVpc(estate, 'ap-southeast-2', 'shop', '10.30.0.0/16');
  const PeerVpcId = await createVpc(estate, 'ap-southeast-2', 'backoffice', '10.40.0.0/16');
  const peering = new CreateVpcPeeringConnectionCommand({ VpcId, PeerVpcId });
  const { VpcPeeringConnection } = await ec2.send(peering);
  const id = VpcPeeringConnection?.VpcPeeringConnectionId;
  const VpcPeeringConnectionId = estate.name(id, 'shop-backoffice');
  await ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId }));
  const { RouteTables } = await ec2.send(
    new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }),
  );
  const RouteTableId = RouteTables?.[0]?.RouteTableId;
  const DestinationCidrBlock = '10.40.0.0/16';
  await ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock, VpcPeeringConnectionId }));
}

/** A way from the internet into the home region's default VPC, which moto's has not. */
async function connectDefaultVpc(estate: Estate): Promise<void> {
  const ec2 = estate.client(EC2Client);
  const VpcId = await defaultVpc(estate, home);
  const gateway = await ec2.send(new CreateInternetGatewayCommand({}));
  const GatewayId = estate.name(gateway.InternetGateway?.InternetGatewayId, 'default/internet');
  await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId: GatewayId, VpcId }));
  const { RouteTables } = await ec2.send(
    new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId] }] }),
  );
  const RouteTableId = RouteTables?.[0]?.RouteTableId;
  await ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId }));
}

/** Things that were set up once and connect to nothing, or to too much. */
async function leakyOddments(estate: Estate): Promise<void> {
  const ec2 = estate.client(EC2Client, 'eu-west-1');
  const gateway = await ec2.send(new CreateInternetGatewayCommand({}));
  estate.name(gateway.InternetGateway?.InternetGatewayId, 'unattached');
  const VpcId = await defaultVpc(estate, 'eu-west-1');
  const acl = await ec2.send(new CreateNetworkAclCommand({ VpcId }));
  estate.name(acl.NetworkAcl?.NetworkAclId, 'unused');
  const options = { AutoAcceptSharedAttachments: 'enable' as const };
  const { TransitGateway } = await ec2.send(new CreateTransitGatewayCommand({ Options: options }));
  estate.name(TransitGateway?.TransitGatewayId, 'hub');
  const { PrefixList } = await ec2.send(
    new CreateManagedPrefixListCommand({
      PrefixListName: 'offices',
      AddressFamily: 'IPv4',
      MaxEntries: 5,
      Entries: [{ Cidr: '0.0.0.0/0', Description: 'home offices' }],
    }),
  );
  const PrefixListId = estate.name(PrefixList?.PrefixListId, 'offices');
  const ssh = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, PrefixListIds: [{ PrefixListId }] };
  await createGroup(estate, 'eu-west-1', VpcId, 'ssh-for-offices', ssh);
}

export async function leakyNetwork(estate: Estate): Promise<void> {
  for (const region of regions) {
    await nameContents(estate, region, await defaultVpc(estate, region), 'default');
  }
  await openDefaultGroup(estate, home);
  await leakyGroups(estate);
  await leakyAcl(estate);
  await leakyPeering(estate);
  await connectDefaultVpc(estate);
  await leakyOddments(estate);
  const ec2 = estate.client(EC2Client);
  const address = await ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }));
  estate.name(address.AllocationId, 'unused');
  const { VpcEndpoint } = await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: await defaultVpc(estate, home),
      ServiceName: `com.amazonaws.${home}.s3`,
      PolicyDocument: policy({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }),
    }),
  );
  estate.name(VpcEndpoint?.VpcEndpointId, 's3');
}

async function deleteDefaultVpc(estate: Estate, region: Region): Promise<void> {
  const ec2 = estate.client(EC2Client, region);
  const VpcId = await defaultVpc(estate, region);
  const Filters = [{ Name: 'vpc-id', Values: [VpcId] }];
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({ Filters }));
  for (const { SubnetId } of Subnets ?? []) await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  const attached = [{ Name: 'attachment.vpc-id', Values: [VpcId] }];
  const { InternetGateways } = await ec2.send(new DescribeInternetGatewaysCommand({ Filters: attached }));
  for (const { InternetGatewayId } of InternetGateways ?? []) {
    await ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }));
    await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }));
  }
  // Moto keeps a deleted VPC's default network ACL.
  await nameContents(estate, region, VpcId, 'default');
  await narrowDefaultAcl(estate, region, VpcId);
  await ec2.send(new DeleteVpcCommand({ VpcId }));
}

/** Takes every rule out of a VPC's default security group. */
async function emptyDefaultGroup(estate: Estate, region: Region, vpc: string): Promise<void> {
  const ec2 = estate.client(EC2Client, region);
  const Filters = [{ Name: 'vpc-id', Values: [vpc] }];
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
  const group = required(SecurityGroups?.[0], 'default group');
  const IpPermissions = group.IpPermissionsEgress ?? [];
  await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId: group.GroupId, IpPermissions }));
}

/** Lets a VPC's default network ACL take HTTPS and answers, nothing else. */
async function narrowDefaultAcl(estate: Estate, region: Region, vpc: string): Promise<void> {
  const ec2 = estate.client(EC2Client, region);
  const Filters = [{ Name: 'vpc-id', Values: [vpc] }];
  const { NetworkAcls } = await ec2.send(new DescribeNetworkAclsCommand({ Filters }));
  const NetworkAclId = NetworkAcls?.[0]?.NetworkAclId;
  await ec2.send(new DeleteNetworkAclEntryCommand({ NetworkAclId, RuleNumber: 100, Egress: false }));
  const rule = { NetworkAclId, Egress: false, Protocol: '6', RuleAction: 'allow' as const };
  const https = { ...rule, RuleNumber: 100, CidrBlock: '0.0.0.0/0', PortRange: { From: 443, To: 443 } };
  const inside = { ...rule, RuleNumber: 110, CidrBlock: '10.0.0.0/8', PortRange: { From: 1024, To: 65_535 } };
  await ec2.send(new CreateNetworkAclEntryCommand(https));
  await ec2.send(new CreateNetworkAclEntryCommand(inside));
}

export interface HomeNetwork {
  readonly vpc: string;
  readonly subnets: string[];
  /** Takes HTTPS from inside. */
  readonly group: string;
}

const homeNetworks = new WeakMap<Estate, HomeNetwork>();

/** The network of a clean estate's home region. */
export function homeNetwork(estate: Estate): HomeNetwork {
  return required(homeNetworks.get(estate), 'network');
}

/** A VPC with two subnets and flow logs in place of the default one. */
async function cleanVpc(estate: Estate, region: Region): Promise<Pick<HomeNetwork, 'vpc' | 'subnets'>> {
  await deleteDefaultVpc(estate, region);
  const vpc = await createVpc(estate, region, 'app', '10.10.0.0/16');
  const subnets = [
    await createSubnet(estate, region, vpc, 'app-a', '10.10.1.0/24'),
    await createSubnet(estate, region, vpc, 'app-b', '10.10.2.0/24'),
  ];
  for (const SubnetId of subnets) {
    const command = new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value: false } });
    await estate.client(EC2Client, region).send(command);
  }
  await emptyDefaultGroup(estate, region, vpc);
  await narrowDefaultAcl(estate, region, vpc);
  const { FlowLogIds } = await estate.client(EC2Client, region).send(
    new CreateFlowLogsCommand({
      ResourceIds: [vpc],
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      LogDestination: 'arn:aws:s3:::acme-trail',
    }),
  );
  estate.name(FlowLogIds?.[0], 'app');
  return { vpc, subnets };
}

export async function cleanNetwork(estate: Estate): Promise<void> {
  const { vpc, subnets } = await cleanVpc(estate, home);
  for (const region of regions.filter((other) => other !== home)) await cleanVpc(estate, region);
  const group = await createGroup(estate, home, vpc, 'inside', tcp(443, 443, '10.10.0.0/16'));
  homeNetworks.set(estate, { vpc, subnets, group });
  const ec2 = estate.client(EC2Client);
  const gateway = await ec2.send(
    new CreateInternetGatewayCommand({ TagSpecifications: tagged('internet-gateway', 'app') }),
  );
  const InternetGatewayId = estate.name(gateway.InternetGateway?.InternetGatewayId, 'app');
  await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId: vpc }));
  const inside = policy({
    Effect: 'Allow',
    Principal: '*',
    Action: '*',
    Resource: '*',
    Condition: { StringEquals: { 'aws:PrincipalAccount': account } },
  });
  for (const service of ['s3', 'dynamodb', 'ec2', 'ecr.api', 'ecr.dkr', 'ssm', 'ssmmessages', 'ec2messages']) {
    const isGateway = service === 's3' || service === 'dynamodb';
    const { VpcEndpoint } = await ec2.send(
      new CreateVpcEndpointCommand({
        VpcId: vpc,
        ServiceName: `com.amazonaws.${home}.${service}`,
        PolicyDocument: inside,
        ...(!isGateway && {
          VpcEndpointType: 'Interface',
          SubnetIds: subnets,
          SecurityGroupIds: [group],
          PrivateDnsEnabled: true,
        }),
      }),
    );
    estate.name(VpcEndpoint?.VpcEndpointId, service);
  }
}

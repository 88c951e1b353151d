import {
  DescribeAddressesCommand,
  DescribeVpnConnectionsCommand,
  EC2Client,
  type NetworkInterface as SdkNetworkInterface,
  paginateDescribeClientVpnEndpoints,
  paginateDescribeFlowLogs,
  paginateDescribeInternetGateways,
  paginateDescribeManagedPrefixLists,
  paginateDescribeNetworkAcls,
  paginateDescribeNetworkInterfaces,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeTransitGateways,
  paginateDescribeVpcEndpoints,
  paginateDescribeVpcEndpointServiceConfigurations,
  paginateDescribeVpcEndpointServicePermissions,
  paginateDescribeVpcPeeringConnections,
  paginateDescribeVpcs,
  paginateGetManagedPrefixListEntries,
  type VpcPeeringConnectionVpcInfo,
} from '@aws-sdk/client-ec2';
import { accountOf } from '../../../domain/aws/arn.ts';
import {
  Address,
  ClientVpnEndpoint,
  FlowLog,
  InternetGateway,
  NetworkAcl,
  NetworkInterface,
  PrefixList,
  RouteTable,
  SecurityGroup,
  Subnet,
  TransitGateway,
  Vpc,
  VpcEndpoint,
  VpcEndpointService,
  VpcPeering,
  VpnConnection,
} from '../../../resources/aws/ec2-network.ts';
import type { Aws } from '../aws.ts';
import { defineAwsCollector } from '../define.ts';
import { camel, tagsOf } from '../shape.ts';

const ec2 = (aws: Aws): { client: EC2Client } => ({ client: aws.client(EC2Client) });
// A new one each time: the SDK writes the token of the next page into it.
const page = () => ({ MaxResults: 1000 });

/** Identity of a thing that may belong to another account, which shares its network with this one. */
const identity = (aws: Aws, kind: string, id: string | undefined, owner = aws.account) => ({
  uid: `arn:${aws.partition}:ec2:${aws.region}:${owner}:${kind}/${id}`,
  name: id!,
});

export const securityGroups = defineAwsCollector(SecurityGroup, {
  async *list(aws) {
    for await (const { SecurityGroups = [] } of paginateDescribeSecurityGroups(ec2(aws), page()))
      for (const group of SecurityGroups) {
        const { groupName, ipPermissions = [], ipPermissionsEgress = [] } = camel(group);
        yield {
          ...identity(aws, 'security-group', group.GroupId, group.OwnerId),
          groupName,
          ingress: ipPermissions,
          egress: ipPermissionsEgress,
          tags: tagsOf(group.Tags),
        };
      }
  },
  facets: {},
});

export const prefixLists = defineAwsCollector(PrefixList, {
  async *list(aws) {
    // This API takes pages of 100.
    for await (const { PrefixLists = [] } of paginateDescribeManagedPrefixLists(ec2(aws), { MaxResults: 100 }))
      for (const list of PrefixLists) yield { uid: list.PrefixListArn!, name: list.PrefixListId! };
  },
  facets: {
    async cidrs(aws, { uid, name }) {
      if (accountOf(uid) === undefined) return null;
      const cidrs: string[] = [];
      const query = { PrefixListId: name, MaxResults: 100 };
      for await (const { Entries = [] } of paginateGetManagedPrefixListEntries(ec2(aws), query))
        cidrs.push(...Entries.map(({ Cidr }) => Cidr!));
      return cidrs;
    },
  },
});

export const networkInterfaces = defineAwsCollector(NetworkInterface, {
  async *list(aws) {
    for await (const answer of paginateDescribeNetworkInterfaces(ec2(aws), page()))
      for (const card of answer.NetworkInterfaces ?? []) {
        const { interfaceType, requesterManaged, sourceDestCheck, vpcId, subnetId } = camel(card);
        yield {
          ...identity(aws, 'network-interface', card.NetworkInterfaceId, card.OwnerId),
          interfaceType,
          requesterManaged,
          sourceDestCheck,
          vpcId,
          subnetId,
          requesterId: card.RequesterId ?? null,
          instanceId: instanceOf(card, aws.account),
          groupIds: (card.Groups ?? []).map(({ GroupId }) => GroupId!),
          publicIpv4Addresses: publicAddresses(card),
          ipv6Addresses: (card.Ipv6Addresses ?? []).map(({ Ipv6Address }) => Ipv6Address!),
          tags: tagsOf(card.TagSet),
        };
      }
  },
  facets: {},
});

const instanceOf = ({ Attachment }: SdkNetworkInterface, account: string): string | null =>
  Attachment?.InstanceOwnerId === account ? (Attachment.InstanceId ?? null) : null;

const publicAddresses = (card: SdkNetworkInterface): string[] => [
  ...new Set([card, ...(card.PrivateIpAddresses ?? [])].flatMap(({ Association }) => Association?.PublicIp ?? [])),
];

export const networkAcls = defineAwsCollector(NetworkAcl, {
  async *list(aws) {
    for await (const { NetworkAcls = [] } of paginateDescribeNetworkAcls(ec2(aws), page()))
      for (const acl of NetworkAcls)
        yield {
          ...identity(aws, 'network-acl', acl.NetworkAclId, acl.OwnerId),
          isDefault: acl.IsDefault!,
          subnetIds: (acl.Associations ?? []).flatMap(({ SubnetId }) => SubnetId ?? []),
          entries: camel(acl.Entries ?? []),
          tags: tagsOf(acl.Tags),
        };
  },
  facets: {},
});

export const vpcs = defineAwsCollector(Vpc, {
  async *list(aws) {
    for await (const { Vpcs = [] } of paginateDescribeVpcs(ec2(aws), page()))
      for (const vpc of Vpcs)
        yield { ...identity(aws, 'vpc', vpc.VpcId, vpc.OwnerId), isDefault: vpc.IsDefault!, tags: tagsOf(vpc.Tags) };
  },
  facets: {},
});

export const subnets = defineAwsCollector(Subnet, {
  async *list(aws) {
    for await (const { Subnets = [] } of paginateDescribeSubnets(ec2(aws), page()))
      for (const subnet of Subnets)
        yield {
          ...identity(aws, 'subnet', subnet.SubnetId, subnet.OwnerId),
          availabilityZone: subnet.AvailabilityZone!,
          mapPublicIpOnLaunch: subnet.MapPublicIpOnLaunch!,
          tags: tagsOf(subnet.Tags),
        };
  },
  facets: {},
});

export const routeTables = defineAwsCollector(RouteTable, {
  async *list(aws) {
    // This API takes pages of 100.
    for await (const { RouteTables = [] } of paginateDescribeRouteTables(ec2(aws), { MaxResults: 100 }))
      for (const table of RouteTables) {
        const { vpcId, routes = [], associations = [] } = camel(table);
        yield {
          ...identity(aws, 'route-table', table.RouteTableId, table.OwnerId),
          vpcId,
          routes,
          associations,
          tags: tagsOf(table.Tags),
        };
      }
  },
  facets: {},
});

export const internetGateways = defineAwsCollector(InternetGateway, {
  async *list(aws) {
    for await (const { InternetGateways = [] } of paginateDescribeInternetGateways(ec2(aws), page()))
      for (const gateway of InternetGateways)
        yield {
          ...identity(aws, 'internet-gateway', gateway.InternetGatewayId, gateway.OwnerId),
          attachments: camel(gateway.Attachments ?? []),
          tags: tagsOf(gateway.Tags),
        };
  },
  facets: {},
});

/** Peerings stay visible for hours after they were deleted, refused or have lapsed. */
const livePeering = new Set(['initiating-request', 'pending-acceptance', 'provisioning', 'active']);

export const vpcPeerings = defineAwsCollector(VpcPeering, {
  async *list(aws) {
    for await (const { VpcPeeringConnections = [] } of paginateDescribeVpcPeeringConnections(ec2(aws), page()))
      for (const peering of VpcPeeringConnections) {
        const status = peering.Status!.Code!;
        if (!livePeering.has(status)) continue;
        yield {
          ...identity(aws, 'vpc-peering-connection', peering.VpcPeeringConnectionId),
          status,
          requester: peeredVpc(peering.RequesterVpcInfo!),
          accepter: peeredVpc(peering.AccepterVpcInfo!),
          tags: tagsOf(peering.Tags),
        };
      }
  },
  facets: {},
});

const peeredVpc = (vpc: VpcPeeringConnectionVpcInfo) => ({
  ...(vpc.VpcId && { vpcId: vpc.VpcId }),
  ownerId: vpc.OwnerId!,
  cidrs: [
    ...(vpc.CidrBlockSet ?? [vpc]).flatMap(({ CidrBlock }) => CidrBlock ?? []),
    ...(vpc.Ipv6CidrBlockSet ?? []).flatMap(({ Ipv6CidrBlock }) => Ipv6CidrBlock ?? []),
  ],
});

export const vpcEndpoints = defineAwsCollector(VpcEndpoint, {
  async *list(aws) {
    for await (const { VpcEndpoints = [] } of paginateDescribeVpcEndpoints(ec2(aws), page()))
      for (const endpoint of VpcEndpoints) {
        const { vpcId, serviceName, state } = camel(endpoint);
        // Endpoints of this kind are for resources and service networks: they reach no AWS service.
        if (serviceName === undefined) continue;
        yield {
          ...identity(aws, 'vpc-endpoint', endpoint.VpcEndpointId, endpoint.OwnerId),
          vpcId,
          serviceName,
          state,
          policyDocument: endpoint.PolicyDocument ?? null,
          tags: tagsOf(endpoint.Tags),
        };
      }
  },
  facets: {},
});

export const vpcEndpointServices = defineAwsCollector(VpcEndpointService, {
  async *list(aws) {
    for await (const answer of paginateDescribeVpcEndpointServiceConfigurations(ec2(aws), page()))
      for (const service of answer.ServiceConfigurations ?? [])
        yield {
          ...identity(aws, 'vpc-endpoint-service', service.ServiceId),
          acceptanceRequired: service.AcceptanceRequired!,
          tags: tagsOf(service.Tags),
        };
  },
  facets: {
    async allowedPrincipals(aws, { name }) {
      const principals: string[] = [];
      const query = { ServiceId: name, ...page() };
      for await (const answer of paginateDescribeVpcEndpointServicePermissions(ec2(aws), query))
        principals.push(...(answer.AllowedPrincipals ?? []).map(({ Principal }) => Principal!));
      return principals;
    },
  },
});

export const flowLogs = defineAwsCollector(FlowLog, {
  async *list(aws) {
    for await (const { FlowLogs = [] } of paginateDescribeFlowLogs(ec2(aws), page()))
      for (const log of FlowLogs)
        yield {
          ...identity(aws, 'vpc-flow-log', log.FlowLogId),
          resourceId: log.ResourceId!,
          flowLogStatus: log.FlowLogStatus!,
          trafficType: log.TrafficType ?? null,
          deliverLogsStatus: log.DeliverLogsStatus ?? null,
          tags: tagsOf(log.Tags),
        };
  },
  facets: {},
});

export const addresses = defineAwsCollector(Address, {
  async *list(aws) {
    // This API has no pages.
    const { Addresses = [] } = await ec2(aws).client.send(new DescribeAddressesCommand());
    for (const address of Addresses)
      yield {
        ...identity(aws, 'elastic-ip', address.AllocationId),
        publicIp: address.PublicIp!,
        associationId: address.AssociationId ?? null,
        tags: tagsOf(address.Tags),
      };
  },
  facets: {},
});

const deleted = (state: string | undefined): boolean => state === 'deleted' || state === 'deleting';

export const transitGateways = defineAwsCollector(TransitGateway, {
  async *list(aws) {
    for await (const { TransitGateways = [] } of paginateDescribeTransitGateways(ec2(aws), page()))
      for (const gateway of TransitGateways.filter(({ State }) => !deleted(State)))
        yield {
          ...identity(aws, 'transit-gateway', gateway.TransitGatewayId, gateway.OwnerId),
          autoAcceptSharedAttachments: gateway.Options!.AutoAcceptSharedAttachments!,
          tags: tagsOf(gateway.Tags),
        };
  },
  facets: {},
});

export const vpnConnections = defineAwsCollector(VpnConnection, {
  async *list(aws) {
    // This API has no pages.
    const { VpnConnections = [] } = await ec2(aws).client.send(new DescribeVpnConnectionsCommand());
    for (const connection of VpnConnections.filter(({ State }) => !deleted(State)))
      yield {
        ...identity(aws, 'vpn-connection', connection.VpnConnectionId),
        tunnels: camel(connection.VgwTelemetry ?? []),
        tunnelLogs: (connection.Options?.TunnelOptions ?? []).map(({ OutsideIpAddress, LogOptions }) => ({
          outsideIpAddress: OutsideIpAddress!,
          // Documented: not logging is the default.
          enabled: LogOptions?.CloudWatchLogOptions?.LogEnabled ?? false,
        })),
        tags: tagsOf(connection.Tags),
      };
  },
  facets: {},
});

export const clientVpnEndpoints = defineAwsCollector(ClientVpnEndpoint, {
  async *list(aws) {
    for await (const { ClientVpnEndpoints = [] } of paginateDescribeClientVpnEndpoints(ec2(aws), page()))
      for (const endpoint of ClientVpnEndpoints.filter(({ Status }) => !deleted(Status?.Code)))
        yield {
          ...identity(aws, 'client-vpn-endpoint', endpoint.ClientVpnEndpointId),
          connectionLogging: endpoint.ConnectionLogOptions!.Enabled!,
          tags: tagsOf(endpoint.Tags),
        };
  },
  facets: {},
});

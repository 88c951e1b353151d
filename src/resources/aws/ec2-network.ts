import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';

const IpPermission = z.object({
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a protocol number, or `-1` for everything. */
  ipProtocol: z.string(),
  fromPort: z.number().optional(),
  toPort: z.number().optional(),
  ipRanges: z.array(z.object({ cidrIp: z.string() })).optional(),
  ipv6Ranges: z.array(z.object({ cidrIpv6: z.string() })).optional(),
  prefixListIds: z.array(z.object({ prefixListId: z.string() })).optional(),
  userIdGroupPairs: z.array(z.object({ groupId: z.string().optional() })).optional(),
});

export const SecurityGroup = defineResource('aws.ec2.security-group', {
  label: 'Security groups',
  per: 'region',
  list: ['ec2:DescribeSecurityGroups'],
  facets: {
    groupName: listed(z.string()),
    ingress: listed(z.array(IpPermission)),
    egress: listed(z.array(IpPermission)),
    tags: listed(tags),
  },
});

/** Prefix lists that security groups and routes can name: the account's own, shared ones, and those of AWS. */
export const PrefixList = defineResource('aws.ec2.prefix-list', {
  label: 'Managed prefix lists',
  per: 'region',
  list: ['ec2:DescribeManagedPrefixLists'],
  facets: {
    /** `null`: a list of AWS's own networks, which is not read. */
    cidrs: facet(z.array(z.string()).nullable(), 'ec2:GetManagedPrefixListEntries'),
  },
});

export const NetworkInterface = defineResource('aws.ec2.network-interface', {
  label: 'Network interfaces',
  per: 'region',
  list: ['ec2:DescribeNetworkInterfaces'],
  facets: {
    interfaceType: listed(z.string()),
    /** Who made it, where that was not the account: a service such as `amazon-elb`. */
    requesterId: listed(z.string().nullable()),
    requesterManaged: listed(z.boolean()),
    /** The instance of this account that it belongs to. */
    instanceId: listed(z.string().nullable()),
    sourceDestCheck: listed(z.boolean()),
    vpcId: listed(z.string()),
    subnetId: listed(z.string()),
    groupIds: listed(z.array(z.string())),
    publicIpv4Addresses: listed(z.array(z.string())),
    ipv6Addresses: listed(z.array(z.string())),
    tags: listed(tags),
  },
});

export const NetworkAcl = defineResource('aws.ec2.network-acl', {
  label: 'Network ACLs',
  per: 'region',
  list: ['ec2:DescribeNetworkAcls'],
  facets: {
    isDefault: listed(z.boolean()),
    subnetIds: listed(z.array(z.string())),
    entries: listed(
      z.array(
        z.object({
          ruleNumber: z.number(),
          /** A protocol number as text; `-1` for everything. */
          protocol: z.string(),
          ruleAction: z.string(),
          egress: z.boolean(),
          cidrBlock: z.string().optional(),
          ipv6CidrBlock: z.string().optional(),
          portRange: z.object({ from: z.number().optional(), to: z.number().optional() }).optional(),
        }),
      ),
    ),
    tags: listed(tags),
  },
});

export const Vpc = defineResource('aws.ec2.vpc', {
  label: 'VPCs',
  per: 'region',
  list: ['ec2:DescribeVpcs'],
  facets: {
    isDefault: listed(z.boolean()),
    tags: listed(tags),
  },
});

export const Subnet = defineResource('aws.ec2.subnet', {
  label: 'Subnets',
  per: 'region',
  list: ['ec2:DescribeSubnets'],
  facets: {
    availabilityZone: listed(z.string()),
    mapPublicIpOnLaunch: listed(z.boolean()),
    tags: listed(tags),
  },
});

export const RouteTable = defineResource('aws.ec2.route-table', {
  label: 'Route tables',
  per: 'region',
  list: ['ec2:DescribeRouteTables'],
  facets: {
    vpcId: listed(z.string()),
    routes: listed(
      z.array(
        z.object({
          destinationCidrBlock: z.string().optional(),
          destinationIpv6CidrBlock: z.string().optional(),
          destinationPrefixListId: z.string().optional(),
          gatewayId: z.string().optional(),
          vpcPeeringConnectionId: z.string().optional(),
          state: z.string().optional(),
        }),
      ),
    ),
    /** `main`: the table of every subnet of the VPC that has none of its own. */
    associations: listed(z.array(z.object({ main: z.boolean(), subnetId: z.string().optional() }))),
    tags: listed(tags),
  },
});

export const InternetGateway = defineResource('aws.ec2.internet-gateway', {
  label: 'Internet gateways',
  per: 'region',
  list: ['ec2:DescribeInternetGateways'],
  facets: {
    attachments: listed(z.array(z.object({ vpcId: z.string(), state: z.string() }))),
    tags: listed(tags),
  },
});

const PeeredVpc = z.object({
  vpcId: z.string().optional(),
  ownerId: z.string(),
  cidrs: z.array(z.string()),
});

/** Peering connections that are active or waiting to be accepted. */
export const VpcPeering = defineResource('aws.ec2.vpc-peering', {
  label: 'VPC peering connections',
  per: 'region',
  list: ['ec2:DescribeVpcPeeringConnections'],
  facets: {
    status: listed(z.string()),
    requester: listed(PeeredVpc),
    accepter: listed(PeeredVpc),
    tags: listed(tags),
  },
});

export const VpcEndpoint = defineResource('aws.ec2.vpc-endpoint', {
  label: 'VPC endpoints',
  per: 'region',
  list: ['ec2:DescribeVpcEndpoints'],
  facets: {
    vpcId: listed(z.string()),
    serviceName: listed(z.string()),
    state: listed(z.string()),
    /** The policy document as text; `null`: this kind of endpoint has none. */
    policyDocument: listed(z.string().nullable()),
    tags: listed(tags),
  },
});

/** What the account offers to others over PrivateLink. */
export const VpcEndpointService = defineResource('aws.ec2.vpc-endpoint-service', {
  label: 'VPC endpoint services',
  per: 'region',
  list: ['ec2:DescribeVpcEndpointServiceConfigurations'],
  facets: {
    acceptanceRequired: listed(z.boolean()),
    /** ARNs, or `*` for everybody. */
    allowedPrincipals: facet(z.array(z.string()), 'ec2:DescribeVpcEndpointServicePermissions'),
    tags: listed(tags),
  },
});

export const FlowLog = defineResource('aws.ec2.flow-log', {
  label: 'VPC flow logs',
  per: 'region',
  list: ['ec2:DescribeFlowLogs'],
  facets: {
    /** The VPC, subnet or network interface that is logged. */
    resourceId: listed(z.string()),
    flowLogStatus: listed(z.string()),
    /** Absent for transit gateways, which log everything. */
    trafficType: listed(z.string().nullable()),
    /** `null`: nothing was delivered yet. */
    deliverLogsStatus: listed(z.string().nullable()),
    tags: listed(tags),
  },
});

/** Elastic IP addresses. */
export const Address = defineResource('aws.ec2.address', {
  label: 'Elastic IP addresses',
  per: 'region',
  list: ['ec2:DescribeAddresses'],
  facets: {
    publicIp: listed(z.string()),
    /** `null`: with nothing. */
    associationId: listed(z.string().nullable()),
    tags: listed(tags),
  },
});

/** Transit gateways that are not deleted. */
export const TransitGateway = defineResource('aws.ec2.transit-gateway', {
  label: 'Transit gateways',
  per: 'region',
  list: ['ec2:DescribeTransitGateways'],
  facets: {
    autoAcceptSharedAttachments: listed(z.string()),
    tags: listed(tags),
  },
});

/** Site-to-site VPN connections that are not deleted. */
export const VpnConnection = defineResource('aws.ec2.vpn-connection', {
  label: 'Site-to-site VPN connections',
  per: 'region',
  list: ['ec2:DescribeVpnConnections'],
  facets: {
    tunnels: listed(z.array(z.object({ outsideIpAddress: z.string(), status: z.string() }))),
    /** For each tunnel, whether it logs to CloudWatch. */
    tunnelLogs: listed(z.array(z.object({ outsideIpAddress: z.string(), enabled: z.boolean() }))),
    tags: listed(tags),
  },
});

/** Client VPN endpoints that are not deleted. */
export const ClientVpnEndpoint = defineResource('aws.ec2.client-vpn-endpoint', {
  label: 'Client VPN endpoints',
  per: 'region',
  list: ['ec2:DescribeClientVpnEndpoints'],
  facets: {
    connectionLogging: listed(z.boolean()),
    tags: listed(tags),
  },
});

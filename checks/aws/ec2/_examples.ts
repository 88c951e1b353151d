/** Building blocks of examples. */
export const rule = (port: number, ...cidrs: string[]) => ports(port, port, ...cidrs);

export const ports = (fromPort: number, toPort: number, ...cidrs: string[]) => ({
  ipProtocol: 'tcp',
  fromPort,
  toPort,
  ipRanges: cidrs.filter((cidr) => !cidr.includes(':')).map((cidrIp) => ({ cidrIp })),
  ipv6Ranges: cidrs.filter((cidr) => cidr.includes(':')).map((cidrIpv6) => ({ cidrIpv6 })),
});

export const udp = (port: number, ...cidrs: string[]) => ({
  ...rule(port, ...cidrs),
  ipProtocol: 'udp',
});

export const allTraffic = (...cidrs: string[]) => {
  const { ipRanges, ipv6Ranges } = ports(0, 0, ...cidrs);
  return { ipProtocol: '-1', ipRanges, ipv6Ranges };
};

/** A rule for a prefix list instead of networks. */
export const listed = (port: number, prefixListId: string) => ({
  ipProtocol: 'tcp',
  fromPort: port,
  toPort: port,
  prefixListIds: [{ prefixListId }],
});

export const icmp = {
  ipProtocol: 'icmp',
  fromPort: -1,
  toPort: -1,
  ipRanges: [{ cidrIp: '0.0.0.0/0' }],
};
export const anyone = '0.0.0.0/0';
export const anyone6 = '::/0';
export const office = '198.51.100.0/24';

export const nacl = (ruleNumber: number, ruleAction: 'allow' | 'deny', egress = false, cidrBlock = anyone) => ({
  ruleNumber,
  ruleAction,
  egress,
  cidrBlock,
  protocol: '-1',
});

/** A subnet whose internet gateway, network ACL and group let SSH in. */
export const openNetwork = {
  $groups: [{ name: 'sg-1', uid: 'sg-1', ingress: [rule(22, anyone)] }],
  $prefixLists: [],
  $routeTables: [
    {
      name: 'rtb-main',
      uid: 'rtb-main',
      vpcId: 'vpc-1',
      associations: [{ main: true }],
      routes: [{ destinationCidrBlock: anyone, gatewayId: 'igw-1', state: 'active' }],
    },
  ],
  $networkAcls: [
    {
      name: 'acl-1',
      subnetIds: ['subnet-1'],
      entries: [nacl(100, 'allow'), nacl(100, 'allow', true)],
    },
  ],
  $settings: { vpcBlockPublicAccess: { mode: 'off' as const, exclusions: [] } },
};

export const publicInterface = {
  networkInterfaceId: 'eni-1',
  vpcId: 'vpc-1',
  subnetId: 'subnet-1',
  groupIds: ['sg-1'],
  publicIpv4Addresses: ['203.0.113.10'],
  ipv6Addresses: [],
};

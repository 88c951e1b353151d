/** Estates for tests of what strangers reach: empty but for what a test names. */
import type { Listed, Unseen } from '../../src/domain/access/answer.ts';
import type { Exposure, Found } from '../../src/domain/access/engine.ts';
import type { AwsEstate, AwsRegionEstate } from '../../src/domain/aws/exposure.ts';
import type { Interface, Route } from '../../src/domain/aws/reachability.ts';
import type { IpPermission, NaclEntry } from '../../src/domain/aws/vpc.ts';
import type { AzureEstate } from '../../src/domain/azure/exposure.ts';
import type { GcpEstate } from '../../src/domain/gcp/exposure.ts';
import { Unobserved } from '../../src/model.ts';

export const account = '111122223333';
export const anyone = '0.0.0.0/0';
export const anyone6 = '::/0';
export const office = '198.51.100.0/24';

export const all = <T = never>(...items: readonly T[]): Listed<T> => ({ items, unseen: [] });
const nothing: Listed<never> = { items: [], unseen: [] };
const gap = { because: 'denied', permissions: ['a:B'], detail: 'no' } as const;
/** A list of which nobody knows whether it is whole. */
export const partOf = <T = never>(...items: readonly T[]): Listed<T> => ({
  items,
  unseen: [{ what: 'The list', gap }],
});
/** A fact that was not seen. */
export const hidden = (what = 'A fact'): never => {
  throw new Unobserved(what, gap);
};
export const unseen: Unseen = { what: 'A fact', gap };

/** `what` of everything found, with a question mark before what is not known. */
export const answers = ({ found }: Found<Exposure>): string[] =>
  found.map(({ what, decision }) => (decision === 'allowed' ? what : `? ${what}`));

/** Rules of a security group for a protocol and networks of both families. */
export const permit = (ports: number | readonly [number, number], ...cidrs: readonly string[]): IpPermission => {
  const [fromPort, toPort] = typeof ports === 'number' ? [ports, ports] : ports;
  const [v6, v4] = [cidrs.filter((cidr) => cidr.includes(':')), cidrs.filter((cidr) => !cidr.includes(':'))];
  return {
    ipProtocol: 'tcp',
    fromPort,
    toPort,
    ipRanges: v4.map((cidrIp) => ({ cidrIp })),
    ipv6Ranges: v6.map((cidrIpv6) => ({ cidrIpv6 })),
  };
};

export const entry = (ruleNumber: number, ruleAction: 'allow' | 'deny', more: Partial<NaclEntry> = {}): NaclEntry => ({
  ruleNumber,
  ruleAction,
  protocol: '-1',
  egress: false,
  cidrBlock: anyone,
  ...more,
});
export const outbound = { egress: true };
export const openAcl = [entry(100, 'allow'), entry(100, 'allow', outbound)];
const six = { cidrBlock: undefined, ipv6CidrBlock: anyone6 };
export const openAcl6 = [entry(101, 'allow', six), entry(101, 'allow', { ...six, ...outbound })];
export const viaGateway: Route = { destinationCidrBlock: anyone, gatewayId: 'igw-1', state: 'active' };
export const viaGateway6: Route = { destinationIpv6CidrBlock: anyone6, gatewayId: 'igw-1', state: 'active' };

export const card: Interface = {
  networkInterfaceId: 'eni-1',
  vpcId: 'vpc-1',
  subnetId: 'subnet-1',
  groupIds: ['sg-1'],
  publicIpv4Addresses: ['203.0.113.10'],
  ipv6Addresses: [],
};

/** What stands around one instance; open to everybody on 22 where a test does not say otherwise. */
export interface Scene {
  readonly card?: Partial<Interface>;
  readonly state?: string;
  readonly groups?: Readonly<Record<string, readonly IpPermission[]>>;
  readonly routes?: readonly Route[];
  readonly acl?: readonly NaclEntry[];
  readonly lists?: Readonly<Record<string, readonly string[] | null>>;
  readonly blocked?: boolean;
  readonly front?: Partial<AwsRegionEstate['front']>;
  readonly more?: Partial<AwsRegionEstate>;
}

const named = (name: string) => ({ uid: name, name });

export function region(scene: Scene): AwsRegionEstate {
  const { groups = { 'sg-1': [permit(22, anyone)] }, lists = {}, routes = [viaGateway], acl = openAcl } = scene;
  return {
    network: {
      account,
      groups: all(...Object.entries(groups).map(([id, ingress]) => ({ ...named(id), ingress }))),
      prefixLists: all(...Object.entries(lists).map(([id, cidrs]) => ({ ...named(id), cidrs }))),
      routeTables: all({ ...named('rtb-1'), vpcId: 'vpc-1', associations: [{ main: true }], routes }),
      networkAcls: all({ ...named('acl-1'), subnetIds: ['subnet-1'], entries: acl }),
      block: { value: { mode: scene.blocked ? 'block-ingress' : 'off', exclusions: [] } },
    },
    front: { balancers: nothing, listeners: nothing, targetGroups: nothing, vpcLinks: nothing, ...scene.front },
    instances: all({
      ...named('i-1'),
      state: scene.state ?? 'running',
      networkInterfaces: [{ ...card, ...scene.card }],
    }),
    interfaces: nothing,
    databases: nothing,
    functions: nothing,
    restApis: nothing,
    routes: nothing,
    domains: nothing,
    clusters: nothing,
    accessPoints: nothing,
    topics: nothing,
    queues: nothing,
    keys: nothing,
    secrets: nothing,
    repositories: nothing,
    tables: nothing,
    snapshots: nothing,
    blocksSnapshots: () => false,
    images: nothing,
    databaseSnapshots: nothing,
    clusterSnapshots: nothing,
    ...scene.more,
  };
}

export const awsEstate = (more: Partial<AwsEstate> = {}): AwsEstate => ({
  account,
  regions: [],
  buckets: nothing,
  accountBlock: () => null,
  multiRegionAccessPoints: nothing,
  distributions: nothing,
  ...more,
});

export const azureEstate = (more: Partial<AzureEstate> = {}): AzureEstate => ({
  subscription: '00000000-0000-0000-0000-00000000000a',
  machines: nothing,
  interfaces: nothing,
  addresses: nothing,
  subnets: nothing,
  groups: nothing,
  balancers: nothing,
  storage: nothing,
  containers: nothing,
  apps: nothing,
  registries: nothing,
  managedInstances: nothing,
  servers: [],
  endpoints: [],
  ...more,
});

export const gcpEstate = (more: Partial<GcpEstate> = {}): GcpEstate => ({
  project: 'example-project',
  instances: nothing,
  firewalls: nothing,
  services: nothing,
  functions: nothing,
  buckets: nothing,
  preventsPublicAccess: () => false,
  databases: nothing,
  datasets: nothing,
  clusters: nothing,
  forwardingRules: nothing,
  httpProxies: nothing,
  urlMaps: nothing,
  backends: nothing,
  policed: [],
  ...more,
});

/** What strangers reach in an account of AWS, and by which path. */
import type { PathStep } from '../../model.ts';
import { isSeen, type Listed, seen, type Unseen } from '../access/answer.ts';
import type { Exposure, Found } from '../access/engine.ts';
import { exposuresOf, finderOf, type Item, type Kind, together, unlessClosed, type Way } from '../access/exposure.ts';
import { isBroad } from '../cidr.ts';
import { portLabel } from '../ports.ts';
import { listOf } from '../text.ts';
import { connectionWays, type Network, pathsUnlessBlocked, surroundingsOf } from './exposure-network.ts';
import {
  type Called,
  deliveredWays,
  behindWays,
  distributionWays,
  type DistributionFacts,
  forwardingOf,
  type Front,
  invokedWays,
  listenerWays,
  type RestApiFacts as AnsweredApi,
  type RouteFacts as AnsweredRoute,
} from './exposure-front.ts';
import { policyWays, type WithPolicy } from './exposure-policy.ts';
import {
  type AccessPointFacts,
  accessPointWays,
  bucketAclWays,
  type BucketFacts,
  bucketPolicyWays,
  type MultiRegionAccessPointFacts,
  multiRegionWays,
  type Storage,
} from './exposure-storage.ts';
import type { Interface, Surroundings } from './reachability.ts';
import type { PublicAccessBlock } from './s3.ts';

export interface FunctionFacts extends WithPolicy {
  readonly urls: readonly { readonly functionArn: string; readonly functionUrl: string; readonly authType: string }[];
}
interface InstanceFacts extends Item {
  readonly state: string;
  readonly networkInterfaces: readonly Interface[];
}
interface InterfaceFacts extends Item, Omit<Interface, 'networkInterfaceId'> {
  readonly interfaceType: string;
  readonly requesterId: string | null;
  readonly instanceId: string | null;
}
export interface DatabaseFacts extends Item {
  readonly engine: string;
  readonly port: number | null;
  readonly publiclyAccessible: boolean;
  readonly network: {
    readonly vpcId: string;
    readonly subnetIds: readonly string[];
    readonly groupIds: readonly string[];
  } | null;
}
interface RestApiFacts extends WithPolicy {
  readonly endpointTypes: readonly string[];
  readonly methods: readonly {
    readonly path: string;
    readonly httpMethod: string;
    readonly authorizationType: string;
  }[];
}
interface RouteFacts extends Item {
  readonly config: { readonly protocolType: string; readonly routeKey: string; readonly authorizationType: string };
}
interface DomainFacts extends Item {
  readonly vpcId: string | null;
  readonly accessPolicies: string | null;
  readonly fineGrainedAccess: {
    readonly enabled: boolean;
    readonly anonymousAuthEnabled?: boolean | undefined;
  } | null;
}
interface ClusterFacts extends Item {
  readonly endpoint: { readonly endpointPublicAccess: boolean; readonly publicAccessCidrs: readonly string[] };
}
interface SnapshotFacts extends Item {
  readonly public: boolean;
}
interface ImageFacts extends Item {
  readonly public: boolean;
}
interface RestorableFacts extends Item {
  readonly restorableBy: readonly string[] | null;
}
interface KeyFacts extends Item {
  readonly metadata: { readonly keyManager: string };
  readonly policy: string | null;
}

/** What of one region strangers may reach. */
export interface AwsRegionEstate {
  readonly network: Network;
  readonly front: Front;
  readonly instances: Listed<InstanceFacts>;
  readonly interfaces: Listed<InterfaceFacts>;
  readonly databases: Listed<DatabaseFacts>;
  readonly functions: Listed<FunctionFacts>;
  readonly restApis: Listed<RestApiFacts & AnsweredApi>;
  readonly routes: Listed<RouteFacts & AnsweredRoute>;
  readonly domains: Listed<DomainFacts>;
  readonly clusters: Listed<ClusterFacts>;
  readonly accessPoints: Listed<AccessPointFacts>;
  readonly topics: Listed<Item & { readonly attributes: { readonly policy: string } }>;
  readonly queues: Listed<WithPolicy>;
  readonly keys: Listed<KeyFacts>;
  readonly secrets: Listed<WithPolicy>;
  readonly repositories: Listed<WithPolicy>;
  readonly tables: Listed<WithPolicy>;
  readonly snapshots: Listed<SnapshotFacts>;
  /** Whether the region keeps snapshots that are marked as public from everybody. */
  readonly blocksSnapshots: () => boolean;
  readonly images: Listed<ImageFacts>;
  readonly databaseSnapshots: Listed<RestorableFacts>;
  readonly clusterSnapshots: Listed<RestorableFacts>;
}

/** What of an account strangers may reach. Regions stand by themselves: their facts never mix. */
export interface AwsEstate {
  readonly account: string;
  readonly regions: readonly AwsRegionEstate[];
  readonly buckets: Listed<BucketFacts>;
  /** Block Public Access of the account. */
  readonly accountBlock: () => PublicAccessBlock | null;
  readonly multiRegionAccessPoints: Listed<MultiRegionAccessPointFacts>;
  readonly distributions: Listed<DistributionFacts>;
}

/** Everything that strangers reach. Facts that were not seen leave what depends on them unknown. */
export function awsExposures({ account, regions, buckets, accountBlock, ...estate }: AwsEstate): Found<Exposure> {
  const storage: Storage = { account, accountBlock, bucketOf: finderOf(buckets, ({ name }) => [name]) };
  return together(
    exposuresOf(buckets, {
      ...data('aws.s3.bucket', account, 'get at its objects'),
      ways: [
        (bucket) => bucketPolicyWays(bucket, storage),
        (bucket) => bucketAclWays(bucket, storage),
        (bucket) => deliveredWays(bucket, estate.distributions.items, account),
      ],
    }),
    exposuresOf(estate.distributions, {
      ...compute('aws.cloudfront.distribution', account, 'send it requests'),
      ways: [distributionWays],
    }),
    exposuresOf(estate.multiRegionAccessPoints, {
      ...data('aws.s3.multi-region-access-point', account, 'get at the buckets behind it'),
      ways: [(point) => multiRegionWays(point, storage)],
    }),
    ...regions.flatMap((region) => exposuresIn(region, storage, estate.distributions)),
  );
}

const data = (type: string, account: string, what: string) => ({ type, account, what, step: 'data' }) as const;
const compute = (type: string, account: string, what: string) => ({ type, account, what, step: 'compute' }) as const;

function exposuresIn(
  region: AwsRegionEstate,
  storage: Storage,
  distributions: Listed<DistributionFacts>,
): Found<Exposure>[] {
  const { account } = storage;
  const around = surroundingsOf(region.network);
  const { called, unseen } = callsOf(region, account);
  const forwarding = forwardingOf(region.front, around, called, distributions);
  const balancerOf = finderOf(region.front.balancers, ({ uid }) => [uid]);
  const ofPolicy = (type: string): Kind<WithPolicy> => ({
    ...data(type, account, 'use it'),
    ways: [(item) => policyWays(item.policy, item, account)],
  });
  const restorable = (type: string): Kind<RestorableFacts> => ({
    ...data(type, account, 'restore it'),
    ways: [({ uid, restorableBy }) => sharedWays(restorableBy?.includes('all') ?? false, uid, 'restore it')],
  });
  return [
    exposuresOf(region.instances, {
      ...compute('aws.ec2.instance', account, 'connect to it'),
      ways: [
        (instance) => instanceWays(instance, around),
        (instance) => behindWays(instance.networkInterfaces, forwarding.to(instance.name), around),
      ],
    }),
    exposuresOf(region.front.listeners, {
      ...compute('aws.elbv2.listener', account, 'connect to it'),
      ways: [(listener) => listenerWays(listener, balancerOf, around)],
    }),
    { found: [], unseen: [...forwarding.unseen, ...unseen] },
    exposuresOf(region.interfaces, {
      ...compute('aws.ec2.network-interface', account, 'connect to it'),
      ways: [(card) => interfaceWays(card, around)],
    }),
    exposuresOf(region.databases, {
      ...data('aws.rds.instance', account, 'connect to it'),
      ways: [(database) => databaseWays(database, around)],
    }),
    exposuresOf(region.functions, {
      ...compute('aws.lambda.function', account, 'run it'),
      ways: [
        ({ policy, uid }) => policyWays(policy, { uid }, account).map(withoutUrlCondition),
        urlWays,
        (lambda) => invokedWays(() => lambda.policy, forwarding.to(lambda.uid), account),
      ],
    }),
    exposuresOf(region.restApis, {
      ...compute('aws.apigateway.rest-api', account, 'call it'),
      ways: [(api) => restApiWays(api, account)],
    }),
    exposuresOf(region.routes, { ...compute('aws.apigateway.v2-route', account, 'call it'), ways: [routeWays] }),
    exposuresOf(region.domains, {
      ...data('aws.opensearch.domain', account, 'search it'),
      ways: [(domain) => domainWays(domain, account)],
    }),
    exposuresOf(region.clusters, {
      ...compute('aws.eks.cluster', account, 'connect to its Kubernetes API'),
      ways: [clusterWays],
    }),
    exposuresOf(region.accessPoints, {
      ...data('aws.s3.access-point', account, 'get at the bucket behind it'),
      ways: [(point) => accessPointWays(point, storage)],
    }),
    exposuresOf(region.topics, {
      ...data('aws.sns.topic', account, 'use it'),
      ways: [(topic) => policyWays(topic.attributes.policy, topic, account)],
    }),
    exposuresOf(region.queues, ofPolicy('aws.sqs.queue')),
    exposuresOf(region.keys, {
      ...data('aws.kms.key', account, 'use it'),
      ways: [(key) => (key.metadata.keyManager === 'AWS' ? [] : policyWays(key.policy, key, account))],
    }),
    exposuresOf(region.secrets, ofPolicy('aws.secretsmanager.secret')),
    exposuresOf(region.repositories, ofPolicy('aws.ecr.repository')),
    exposuresOf(region.tables, ofPolicy('aws.dynamodb.table')),
    exposuresOf(region.snapshots, {
      ...data('aws.ec2.snapshot', account, 'make volumes of it'),
      ways: [(snapshot) => snapshotWays(snapshot, region.blocksSnapshots)],
    }),
    exposuresOf(region.images, {
      ...data('aws.ec2.image', account, 'launch it'),
      ways: [(image) => sharedWays(image.public, image.uid, 'launch it')],
    }),
    exposuresOf(region.databaseSnapshots, restorable('aws.rds.snapshot')),
    exposuresOf(region.clusterSnapshots, restorable('aws.rds.cluster-snapshot')),
  ];
}

const instanceWays = ({ state, networkInterfaces }: InstanceFacts, around: Surroundings): readonly Way[] =>
  state === 'stopped' ? [] : networkInterfaces.flatMap((card) => connectionWays(card, around));

/** Kinds of interfaces whose security groups alone say which ports answer. */
const judgedTypes = ['interface', 'efa', 'branch', 'trunk'];

function interfaceWays(card: InterfaceFacts, around: Surroundings): readonly Way[] {
  const { interfaceType, requesterId, instanceId, name, vpcId, subnetId, groupIds } = card;
  if (instanceId !== null || requesterId === 'amazon-elb' || !judgedTypes.includes(interfaceType)) return [];
  const { publicIpv4Addresses, ipv6Addresses } = card;
  const ways = connectionWays(
    { networkInterfaceId: name, vpcId, subnetId, groupIds, publicIpv4Addresses, ipv6Addresses },
    around,
  );
  // The interface itself is the end of the path.
  return ways.map((way) => ({ ...way, steps: way.steps.slice(0, -1) }));
}

/** The network interfaces that a database with a public address may have: one in each of its subnets. */
export const databaseCards = ({ publiclyAccessible, network: place, name }: DatabaseFacts): Interface[] =>
  publiclyAccessible && place !== null
    ? place.subnetIds.map((subnetId) => ({
        networkInterfaceId: subnetId,
        vpcId: place.vpcId,
        subnetId,
        groupIds: place.groupIds,
        publicIpv4Addresses: [name],
        ipv6Addresses: [],
      }))
    : [];

function databaseWays(database: DatabaseFacts, around: Surroundings): Way[] {
  const { port } = database;
  if (port === null) return [];
  return databaseCards(database).flatMap((card) =>
    pathsUnlessBlocked(card, around, [{ port, protocol: 'tcp' }], (paths) =>
      paths.map(({ steps }) => ({ what: `connect to ${portLabel(port)}`, steps: steps.slice(1) })),
    ),
  );
}

/** Whose URLs anybody may call is said by the URLs. */
const withoutUrlCondition = (way: Way): Way => ({
  ...way,
  missing: (way.missing ?? []).filter((key) => !/^lambda:(?:functionurlauthtype|invokedviafunctionurl)$/i.test(key)),
});

/** URLs of a function that ask for no authentication. */
export const urlWays = ({ urls }: Pick<FunctionFacts, 'urls'>): Way[] =>
  urls
    .filter(({ authType }) => authType === 'NONE')
    .map(({ functionArn, functionUrl }) => ({
      what: `call ${functionUrl}`,
      steps: [network(functionArn, functionUrl, 'calls', 'authentication NONE')],
    }));

const network = (id: string, name: string, how: string, ...because: readonly string[]): PathStep => ({
  kind: 'network',
  id,
  name,
  how,
  because,
});

/** Methods and routes that anybody may call, with what answers them; and what could not be read of them. */
function callsOf({ restApis, routes }: AwsRegionEstate, account: string) {
  const called: Called[] = [];
  const unseen: Unseen[] = [];
  const attempt = (work: () => Called[]): void => {
    const calls = seen('', work);
    if (isSeen(calls)) called.push(...calls.value);
    else unseen.push({ what: 'What answers calls of API Gateway', gap: calls.gap });
  };
  for (const api of restApis.items)
    attempt(() =>
      restApiWays(api, account).flatMap((way) => {
        const integration = api.integrations.find(({ httpMethod, path }) => way.what === `call ${httpMethod} ${path}`);
        return integration ? [{ way, integration }] : [];
      }),
    );
  for (const route of routes.items)
    attempt(() =>
      routeWays(route).flatMap((way) => (route.integration ? [{ way, integration: route.integration }] : [])),
    );
  return { called, unseen };
}

/** Methods that demand no authorization, but for those that browsers ask without credentials. */
export const unguardedMethods = ({ methods }: Pick<RestApiFacts, 'methods'>) =>
  methods.filter(({ httpMethod, authorizationType }) => httpMethod !== 'OPTIONS' && authorizationType === 'NONE');

/** Methods of a REST API that the internet may call without authorization. */
export function restApiWays(api: RestApiFacts, account: string): readonly Way[] {
  return unlessClosed(
    [
      () => api.endpointTypes.every((type) => type === 'PRIVATE'),
      () => api.policy !== null && policyWays(api.policy, api, account).length === 0,
    ],
    () =>
      unguardedMethods(api).map(({ httpMethod, path }) => ({
        what: `call ${httpMethod} ${path}`,
        steps: [
          network(api.uid, 'API Gateway', 'calls', `endpoint ${api.endpointTypes.join(', ')}`, policyOf(api)),
          rule(api.uid, `${httpMethod} ${path}`, 'authorization NONE'),
        ],
      })),
  );
}

const policyOf = ({ policy }: WithPolicy): string =>
  policy === null ? 'no resource policy' : 'the resource policy admits everybody';

const rule = (id: string, name: string, ...because: readonly string[]): PathStep => ({
  kind: 'rule',
  id,
  name,
  how: 'is let in by',
  because,
});

/** The route of an HTTP or WebSocket API, where it demands no authorization; WebSocket APIs authorize on connecting. */
export function routeWays({ uid, config: { protocolType, routeKey, authorizationType } }: RouteFacts): Way[] {
  if (authorizationType !== 'NONE' || routeKey.startsWith('OPTIONS ')) return [];
  if (protocolType === 'WEBSOCKET' && routeKey !== '$connect') return [];
  return [{ what: `call ${routeKey}`, steps: [rule(uid, routeKey, 'authorization NONE')] }];
}

/** The policy of a domain on the internet, where the domain asks nobody who he is. */
export function domainWays(domain: DomainFacts, account: string): readonly Way[] {
  const asksForUser = (): boolean => {
    const access = domain.fineGrainedAccess;
    return access?.enabled === true && access.anonymousAuthEnabled !== true;
  };
  return unlessClosed([() => domain.vpcId !== null, asksForUser], () =>
    policyWays(domain.accessPolicies, domain, account),
  );
}

/** The Kubernetes API of a cluster, where much of the internet may connect to it. */
export function clusterWays({ uid, endpoint }: ClusterFacts): Way[] {
  const { endpointPublicAccess, publicAccessCidrs } = endpoint;
  const cidrs = publicAccessCidrs.length === 0 ? ['0.0.0.0/0'] : publicAccessCidrs;
  if (!endpointPublicAccess || !isBroad(cidrs)) return [];
  const what = 'connect to its Kubernetes API';
  return [{ what, steps: [rule(uid, 'public endpoint', `public access from ${listOf(cidrs)}`)] }];
}

/** Every AWS account counts as everybody: anybody can have one. */
export const sharedWays = (isShared: boolean, uid: string, what: string): Way[] =>
  isShared ? [{ what, steps: [rule(uid, 'sharing', 'shared with every AWS account')] }] : [];

/** A public snapshot, in a region that does not keep it from everybody all the same. */
export const snapshotWays = (snapshot: SnapshotFacts, isBlocked: () => boolean) =>
  unlessClosed([isBlocked], () => sharedWays(snapshot.public, snapshot.uid, 'make volumes of it'));

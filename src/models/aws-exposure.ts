/** What strangers reach in an account of AWS, from all that was collected of it. */
import { all, defineModel, inRegion, type Many, type ModelViews, one } from '../check.ts';
import { listed, type Listed, seen } from '../domain/access/answer.ts';
import { type AwsRegionEstate, awsExposures } from '../domain/aws/exposure.ts';
import { RestApi, V2Route, VpcLink } from '../resources/aws/apigateway.ts';
import { Distribution } from '../resources/aws/cloudfront.ts';
import { Table } from '../resources/aws/dynamodb.ts';
import { NetworkAcl, NetworkInterface, PrefixList, RouteTable, SecurityGroup } from '../resources/aws/ec2-network.ts';
import { Image, Instance, RegionSettings, Snapshot } from '../resources/aws/ec2.ts';
import { Repository } from '../resources/aws/ecr.ts';
import { Cluster } from '../resources/aws/eks.ts';
import { Listener, LoadBalancer, TargetGroup } from '../resources/aws/elbv2.ts';
import { Key } from '../resources/aws/kms.ts';
import { Function } from '../resources/aws/lambda.ts';
import { Domain } from '../resources/aws/opensearch.ts';
import { ClusterSnapshot, Instance as Database, Snapshot as DatabaseSnapshot } from '../resources/aws/rds.ts';
import { AccessPoint, AccountSettings, Bucket, MultiRegionAccessPoint } from '../resources/aws/s3.ts';
import { Secret } from '../resources/aws/secretsmanager.ts';
import { Topic } from '../resources/aws/sns.ts';
import { Queue } from '../resources/aws/sqs.ts';
import { exposureAnswers } from './exposure-answers.ts';

const needs = {
  buckets: all(Bucket.pick('publicAccessBlock', 'policy', 'acl', 'ownership')),
  multiRegionAccessPoints: all(MultiRegionAccessPoint.pick('config', 'policy')),
  distributions: all(Distribution.pick('address', 'origins')),
  account: one(AccountSettings.pick('publicAccessBlock')),
  accessPoints: inRegion(all(AccessPoint.pick('config', 'publicAccessBlock', 'policy'))),
  groups: inRegion(all(SecurityGroup.pick('ingress'))),
  prefixLists: inRegion(all(PrefixList.pick('cidrs'))),
  routeTables: inRegion(all(RouteTable.pick('routes', 'associations', 'vpcId'))),
  networkAcls: inRegion(all(NetworkAcl.pick('subnetIds', 'entries'))),
  settings: inRegion(one(RegionSettings.pick('vpcBlockPublicAccess', 'snapshotBlockPublicAccess'))),
  instances: inRegion(all(Instance.pick('state', 'networkInterfaces'))),
  interfaces: inRegion(
    all(
      NetworkInterface.pick(
        'interfaceType',
        'requesterId',
        'instanceId',
        'vpcId',
        'subnetId',
        'groupIds',
        'publicIpv4Addresses',
        'ipv6Addresses',
      ),
    ),
  ),
  databases: inRegion(all(Database.pick('engine', 'port', 'publiclyAccessible', 'network'))),
  functions: inRegion(all(Function.pick('policy', 'urls'))),
  restApis: inRegion(all(RestApi.pick('endpointTypes', 'policy', 'methods', 'integrations'))),
  routes: inRegion(all(V2Route.pick('config', 'integration'))),
  domains: inRegion(all(Domain.pick('vpcId', 'accessPolicies', 'fineGrainedAccess'))),
  clusters: inRegion(all(Cluster.pick('endpoint'))),
  balancers: inRegion(all(LoadBalancer.pick('scheme', 'network'))),
  listeners: inRegion(all(Listener.pick('loadBalancer', 'protocol', 'port', 'rules'))),
  targetGroups: inRegion(all(TargetGroup.pick('config', 'targets'))),
  vpcLinks: inRegion(all(VpcLink.pick('targets'))),
  topics: inRegion(all(Topic.pick('attributes'))),
  queues: inRegion(all(Queue.pick('policy'))),
  keys: inRegion(all(Key.pick('metadata', 'policy'))),
  secrets: inRegion(all(Secret.pick('policy'))),
  repositories: inRegion(all(Repository.pick('policy'))),
  tables: inRegion(all(Table.pick('policy'))),
  snapshots: inRegion(all(Snapshot.pick('public'))),
  images: inRegion(all(Image.pick('public'))),
  databaseSnapshots: inRegion(all(DatabaseSnapshot.pick('restorableBy'))),
  clusterSnapshots: inRegion(all(ClusterSnapshot.pick('restorableBy'))),
};

type Needs = ModelViews<typeof needs>;

/** Everything that strangers reach in an account, see `awsExposures`. */
export const AwsExposure = defineModel({
  needs,
  blank: {
    account: { publicAccessBlock: null },
    settings: { vpcBlockPublicAccess: null, snapshotBlockPublicAccess: 'unblocked' },
  },
  build: (seenOf, { account, regions, excludedRegions }) =>
    exposureAnswers(
      awsExposures({
        account,
        buckets: listed('S3 buckets', seenOf.buckets),
        multiRegionAccessPoints: listed('S3 multi-region access points', seenOf.multiRegionAccessPoints),
        distributions: listed('CloudFront distributions', seenOf.distributions),
        accountBlock: () => seenOf.account.publicAccessBlock,
        regions: regions.map((region) => regionEstate(region, account, seenOf)),
      }),
      excludedRegions,
    ),
});

function regionEstate(region: string, account: string, needed: Needs): AwsRegionEstate {
  const of = <T>(what: string, many: (name: string) => Many<T>): Listed<T> =>
    listed(`${what} in ${region}`, many(region));
  return {
    network: {
      account,
      groups: of('Security groups', needed.groups),
      prefixLists: of('Managed prefix lists', needed.prefixLists),
      routeTables: of('Route tables', needed.routeTables),
      networkAcls: of('Network ACLs', needed.networkAcls),
      block: seen(`VPC Block Public Access in ${region}`, () => needed.settings(region).vpcBlockPublicAccess),
    },
    front: {
      balancers: of('Load balancers', needed.balancers),
      listeners: of('Load balancer listeners', needed.listeners),
      targetGroups: of('Target groups', needed.targetGroups),
      vpcLinks: of('VPC links', needed.vpcLinks),
    },
    instances: of('EC2 instances', needed.instances),
    interfaces: of('Network interfaces', needed.interfaces),
    databases: of('RDS instances', needed.databases),
    functions: of('Lambda functions', needed.functions),
    restApis: of('REST APIs', needed.restApis),
    routes: of('Routes of HTTP and WebSocket APIs', needed.routes),
    domains: of('OpenSearch domains', needed.domains),
    clusters: of('EKS clusters', needed.clusters),
    accessPoints: of('S3 access points', needed.accessPoints),
    topics: of('SNS topics', needed.topics),
    queues: of('SQS queues', needed.queues),
    keys: of('KMS keys', needed.keys),
    secrets: of('Secrets', needed.secrets),
    repositories: of('ECR repositories', needed.repositories),
    tables: of('DynamoDB tables', needed.tables),
    snapshots: of('EBS snapshots', needed.snapshots),
    blocksSnapshots: () => needed.settings(region).snapshotBlockPublicAccess === 'block-all-sharing',
    images: of('EC2 images', needed.images),
    databaseSnapshots: of('RDS snapshots', needed.databaseSnapshots),
    clusterSnapshots: of('RDS cluster snapshots', needed.clusterSnapshots),
  };
}

/** What strangers reach in a project of Google Cloud, from all that was collected of it. */
import { all, defineModel, one } from '../check.ts';
import { listed } from '../domain/access/answer.ts';
import { gcpExposures } from '../domain/gcp/exposure.ts';
import { Repository } from '../resources/gcp/artifactregistry.ts';
import { Dataset } from '../resources/gcp/bigquery.ts';
import {
  BackendService,
  EffectiveFirewall,
  ForwardingRule,
  Image,
  Instance,
  Snapshot,
  TargetHttpProxy,
  UrlMap,
} from '../resources/gcp/compute.ts';
import { Function } from '../resources/gcp/functions.ts';
import { Cluster } from '../resources/gcp/gke.ts';
import { CryptoKey } from '../resources/gcp/kms.ts';
import { Subscription, Topic } from '../resources/gcp/pubsub.ts';
import { Service } from '../resources/gcp/run.ts';
import { Secret } from '../resources/gcp/secretmanager.ts';
import { Instance as Database } from '../resources/gcp/sql.ts';
import { Bucket, StorageSettings } from '../resources/gcp/storage.ts';
import { exposureAnswers } from './exposure-answers.ts';

/** Everything that strangers reach in a project, see `gcpExposures`. */
export const GcpExposure = defineModel({
  needs: {
    instances: all(Instance.pick('status', 'networkInterfaces', 'networkTags', 'serviceAccounts')),
    firewalls: all(EffectiveFirewall.pick('rules')),
    services: all(Service.pick('config', 'bindings')),
    functions: all(Function.pick('config', 'bindings')),
    buckets: all(Bucket.pick('config', 'bindings')),
    storage: one(StorageSettings.pick('publicAccessPrevention')),
    databases: all(Database.pick('config')),
    datasets: all(Dataset.pick('config')),
    clusters: all(Cluster.pick('ipEndpoints', 'privateCluster', 'masterAuthorizedNetworks')),
    forwardingRules: all(ForwardingRule.pick('config')),
    httpProxies: all(TargetHttpProxy.pick('urlMap')),
    urlMaps: all(UrlMap.pick('config')),
    backends: all(BackendService.pick('config')),
    repositories: all(Repository.pick('bindings')),
    keys: all(CryptoKey.pick('bindings', 'ringBindings')),
    secrets: all(Secret.pick('bindings')),
    topics: all(Topic.pick('bindings')),
    subscriptions: all(Subscription.pick('bindings')),
    images: all(Image.pick('bindings')),
    snapshots: all(Snapshot.pick('bindings')),
  },
  blank: { storage: { publicAccessPrevention: false } },
  build: (seen, { account }) =>
    exposureAnswers(
      gcpExposures({
        project: account,
        instances: listed('Compute Engine instances', seen.instances),
        firewalls: listed('Firewall rules in force', seen.firewalls),
        services: listed('Cloud Run services', seen.services),
        functions: listed('Cloud Functions', seen.functions),
        buckets: listed('Cloud Storage buckets', seen.buckets),
        preventsPublicAccess: () => seen.storage.publicAccessPrevention,
        databases: listed('Cloud SQL instances', seen.databases),
        datasets: listed('BigQuery datasets', seen.datasets),
        clusters: listed('GKE clusters', seen.clusters),
        forwardingRules: listed('Forwarding rules', seen.forwardingRules),
        httpProxies: listed('Plain HTTP proxies of load balancers', seen.httpProxies),
        urlMaps: listed('URL maps of load balancers', seen.urlMaps),
        backends: listed('Backend services of load balancers', seen.backends),
        policed: [
          { type: Repository.id, listed: listed('Repositories', seen.repositories) },
          { type: CryptoKey.id, listed: listed('Keys', seen.keys) },
          { type: Secret.id, listed: listed('Secrets', seen.secrets) },
          { type: Topic.id, listed: listed('Topics', seen.topics) },
          { type: Subscription.id, listed: listed('Subscriptions', seen.subscriptions) },
          { type: Image.id, listed: listed('Custom images', seen.images) },
          { type: Snapshot.id, listed: listed('Disk snapshots', seen.snapshots) },
        ],
      }),
    ),
});

import { namesPermission } from './names.ts';

interface Block {
  /** Of a service, with `*` for any. */
  readonly permissions: readonly string[];
  readonly except?: readonly string[];
}

const every = (host: string, ...except: string[]): Block => ({
  permissions: [`${host}.googleapis.com/*`],
  except: except.map((name) => `${host}.googleapis.com/${name}`),
});
const some = (host: string, ...names: string[]): Block => ({
  permissions: names.map((name) => `${host}.googleapis.com/${name}`),
});
const each = (kinds: string): string[] => kinds.split(' ').map((kind) => `${kind}.*`);
const verbs = (kind: string, names: string): string[] => names.split(' ').map((verb) => `${kind}.${verb}`);
const policyBindings = ['create', 'delete', 'update']
  .map((verb) => `*.${verb}PolicyBinding`)
  .concat('*.searchPolicyBindings');

const networking =
  'addresses backendBuckets backendServices externalVpnGateways firewallPolicies firewalls forwardingRules globalAddresses ' +
  'globalForwardingRules healthChecks httpHealthChecks httpsHealthChecks interconnectAttachments interconnectLocations ' +
  'interconnectRemoteLocations interconnects networks packetMirrorings publicAdvertisedPrefixes publicDelegatedPrefixes ' +
  'regionBackendServices regionFirewallPolicies regionHealthChecks regionSslPolicies regionTargetHttpProxies ' +
  'regionTargetTcpProxies regionUrlMaps routes sslPolicies subnetworks targetGrpcProxies targetHttpProxies ' +
  'targetHttpsProxies targetInstances targetPools targetSslProxies targetTcpProxies targetVpnGateways urlMaps vpnGateways';

/** Services that the vendor's table has, too, in more detail than anything here asks for: nothing is said of them. */
const others = new Set(
  (
    'analyticshub apphub backupdr beyondcorp bigquerydatapolicy bigquerydatatransfer cloudquotas cloudsecurityscanner ' +
    'cloudtrace cloudtranslate confidentialcomputing config connectors contactcenteraiplatform datafusion dataform ' +
    'datalineage datamigration dataplex datastream dlp documentai essentialcontacts file firebasestorage gkebackup gkehub ' +
    'gkemulticloud gkeonprem integrations kubernetesmetadata livestream meshconfig metastore networkconnectivity ' +
    'networkmanagement networkservices parallelstore policysimulator privateca recaptchaenterprise recommender ' +
    'securesourcemanager securitycentermanagement servicemanagement trafficdirector videostitcher workstations'
  ).split(' '),
);

/**
 * The permissions that each enforcement version of principal access boundaries adds, of the services that this project
 * reasons about (https://cloud.google.com/iam/docs/pab-blocked-permissions).
 */
const added: readonly (readonly Block[])[] = [
  [
    every('accesscontextmanager', 'gcpUserAccessBindings.*'),
    every('binaryauthorization'),
    every('aiplatform', 'operations.*'),
    every('firebaserules'),
    every('pubsub', '*.getIamPolicy', '*.setIamPolicy', 'schemas.delete', 'schemas.validate', 'subscriptions.consume'),
    some(
      'bigquery',
      ...verbs('datasets', 'create delete get setIamPolicy update'),
      ...verbs('jobs', 'create delete list get'),
    ),
    some(
      'bigquery',
      ...verbs('models', 'create delete list updateMetadata'),
      ...verbs('routines', 'create delete list update'),
    ),
    some('logging', 'logEntries.create', 'logMetrics.*'),
    some('run', ...each('authorizeddomains domainmappings executions revisions tasks')),
    some('run', ...verbs('configurations', 'get list'), ...verbs('services', 'create delete get list update')),
    some('run', ...verbs('jobs', 'create delete get list run'), ...verbs('routes', 'get list')),
    some('storage', ...verbs('buckets', 'get getIamPolicy list setIamPolicy update'), 'hmacKeys.update'),
    some('storage', ...verbs('objects', 'delete get setRetention')),
    {
      ...some('dataflow', 'jobs.*', 'workItems.*', 'messages.list', 'metrics.get', 'snapshots.list'),
      except: ['dataflow.googleapis.com/jobs.snapshot'],
    },
    some('datastore', ...verbs('databases', 'create delete get getMetadata list')),
    some('redis', ...verbs('instances', 'create delete failover get getAuthString list update upgrade')),
    some('accessapproval', 'requests.list', 'serviceaccounts.get', 'settings.*'),
  ],
  [
    every('accesscontextmanager'),
    every('cloudasset'),
    every('cloudbuild'),
    every('containeranalysis'),
    every('iap'),
    every('monitoring', 'metricsScopes.link', 'timeSeries.list'),
    every('redis'),
    every('cloudresourcemanager', ...policyBindings),
    some('bigquery', ...each('rowAccessPolicies datasets jobs models routines tables')),
    some('billing', 'budgets.*'),
    some('storage', ...each('bucketOperations buckets managedFolders multipartUploads folders hmacKeys objects')),
    some('compute', ...each('networkAttachments networkEdgeSecurityServices regionSecurityPolicies securityPolicies')),
    some('compute', ...each('serviceAttachments routers')),
  ],
  [
    {
      ...some('iam', ...each('denypolicies roles serviceAccountKeys serviceAccounts')),
      except: verbs(
        'serviceAccounts',
        'createTagBinding deleteTagBinding getCertificateAs listEffectiveTags listTagBindings',
      ).map((name) => `iam.googleapis.com/${name}`),
    },
    every('artifactregistry'),
    every('bigtable'),
    every('cloudfunctions'),
    every('cloudsql'),
    every('container'),
    every('dns'),
    every('orgpolicy'),
    every('pubsub'),
    every('spanner'),
    every('workflows'),
    some('apikeys', ...each('apikeys keys')),
    some('serviceusage', 'apiKeys.*'),
    some(
      'dataproc',
      ...each('autoscalingPolicies batches clusters jobs operations sessionTemplates sessions workflowTemplates'),
    ),
    some('datastore', ...each('backupSchedules databases entities indexes locations operations userCreds')),
    some(
      'cloudkms',
      ...verbs(
        'cryptoKeyVersions',
        'create destroy get list restore update useToDecrypt useToEncrypt useToSign useToVerify viewPublicKey',
      ),
    ),
    some('cloudkms', ...each('autokeyConfigs ekmConfigs keyHandles keyRings')),
    some('compute', ...each(networking)),
  ],
  [
    every('composer'),
    every('cloudkms', 'locations.get', 'locations.list'),
    every('secretmanager'),
    every('serviceusage'),
    every('securitycenter'),
    every('vpcaccess'),
    every('clouddeploy'),
    every('alloydb', 'databases.*'),
    some('bigquery', ...each('capacityCommitments datasources readsessions reservations transfers')),
    {
      ...some('iam', ...each('oauthClientCredentials oauthClients workforcePoolProviderKeys workforcePoolProviders')),
      except: policyBindings.map((name) => `iam.googleapis.com/${name}`),
    },
    {
      ...some(
        'iam',
        ...each('workforcePools workloadIdentityPoolProviderKeys workloadIdentityPoolProviders workloadIdentityPools'),
      ),
      except: policyBindings.map((name) => `iam.googleapis.com/${name}`),
    },
  ],
];

const names = (patterns: readonly string[] | undefined, permission: string): boolean =>
  (patterns ?? []).some((pattern) => namesPermission(pattern, permission));

/**
 * Whether a boundary of an enforcement version holds for a permission; `undefined` where this table does not say: for services
 * that it leaves out and versions that came later. A version that is not set, and `latest`, are the newest.
 */
export function isBounded(version: string, permission: string): boolean | undefined {
  if (others.has(permission.slice(0, permission.indexOf('.')))) return undefined;
  const number = /^\d+$/.test(version) ? Number(version) : added.length;
  const blocked = added
    .slice(0, number)
    .some((blocks) =>
      blocks.some(({ permissions, except }) => names(permissions, permission) && !names(except, permission)),
    );
  return blocked || number <= added.length ? blocked : undefined;
}

import { type GcpEstate, project, projectNumber } from '../fake.ts';

const cluster = (name: string, location: string, more: object = {}) => ({ name, location, ...more });
const pool = (name: string, more: object = {}) => ({ name, ...more });

const good = cluster('good', 'europe-west1', {
  resourceLabels: { team: 'platform' },
  controlPlaneEndpointsConfig: {
    dnsEndpointConfig: { endpoint: 'gke-1.europe-west1.gke.goog', allowExternalTraffic: true },
    ipEndpointsConfig: {
      enabled: true,
      enablePublicEndpoint: true,
      authorizedNetworksConfig: {
        enabled: true,
        cidrBlocks: [{ displayName: 'office', cidrBlock: '198.51.100.0/24' }],
      },
    },
  },
  networkConfig: {
    datapathProvider: 'ADVANCED_DATAPATH',
    defaultEnablePrivateNodes: true,
    enableIntraNodeVisibility: true,
  },
  masterAuth: { clusterCaCertificate: 'AAAA', clientCertificateConfig: { issueClientCertificate: false } },
  workloadIdentityConfig: { workloadPool: `${project}.svc.id.goog` },
  shieldedNodes: { enabled: true },
  databaseEncryption: {
    state: 'ENCRYPTED',
    keyName: `projects/${project}/locations/europe-west1/keyRings/r/cryptoKeys/k`,
  },
  releaseChannel: { channel: 'REGULAR' },
  loggingService: 'logging.googleapis.com/kubernetes',
  loggingConfig: { componentConfig: { enableComponents: ['SYSTEM_COMPONENTS', 'APISERVER'] } },
  monitoringService: 'monitoring.googleapis.com/kubernetes',
  monitoringConfig: { componentConfig: { enableComponents: ['SYSTEM_COMPONENTS'] } },
  binaryAuthorization: { evaluationMode: 'PROJECT_SINGLETON_POLICY_ENFORCE' },
  nodePools: [
    pool('good', {
      config: {
        serviceAccount: `nodes@${project}.iam.gserviceaccount.com`,
        oauthScopes: ['https://www.googleapis.com/auth/cloud-platform'],
        workloadMetadataConfig: { mode: 'GKE_METADATA' },
        shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
      },
      networkConfig: { enablePrivateNodes: true },
      management: { autoUpgrade: true, autoRepair: true },
    }),
  ],
});

const clusters = [
  good,
  cluster('old', 'europe-west1-b', {
    legacyAbac: { enabled: true },
    masterAuth: { username: 'admin', password: 'hunter2', clientCertificate: 'AAAA', clientKey: 'hunter2' },
    masterAuthorizedNetworksConfig: { enabled: true, cidrBlocks: [{ cidrBlock: '0.0.0.0/0' }] },
    privateClusterConfig: { enablePrivateNodes: false, enablePrivateEndpoint: false },
    networkPolicy: { enabled: true, provider: 'CALICO' },
    loggingService: 'none',
    monitoringService: 'none',
    databaseEncryption: { state: 'DECRYPTED' },
    binaryAuthorization: { enabled: false },
    nodePools: [
      pool('default-pool', {
        config: {
          serviceAccount: `${projectNumber}-compute@developer.gserviceaccount.com`,
          oauthScopes: ['https://www.googleapis.com/auth/cloud-platform'],
        },
      }),
      pool('bare'),
    ],
  }),
  cluster('autopilot', 'us-east1', {
    autopilot: { enabled: true },
    nodePools: [pool('default-pool', { config: { serviceAccount: 'default' } })],
  }),
  cluster('bare', 'us-east1'),
];

const estateOf = (all: readonly ReturnType<typeof cluster>[]): GcpEstate => ({
  rest: { [`GET https://container.googleapis.com/v1/projects/${project}/locations/-/clusters`]: { clusters: all } },
  assets: {
    'container.googleapis.com/Cluster': Object.fromEntries(
      all.map((one) => [
        `//container.googleapis.com/projects/${project}/locations/${one.location}/clusters/${one.name}`,
        one,
      ]),
    ),
  },
});

export const clean = estateOf([good]);
export default estateOf(clusters);

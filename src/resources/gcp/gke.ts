import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';

const switched = z.object({ enabled: z.boolean().optional() });
const authorizedNetworks = z.object({
  enabled: z.boolean().optional(),
  cidrBlocks: z.array(z.object({ cidrBlock: z.string() })).optional(),
});

export const Cluster = defineResource('gcp.gke.cluster', {
  label: 'GKE clusters',
  per: 'account',
  list: ['container.clusters.list'],
  facets: {
    tags: listed(tags),
    /** How the control plane is reached, in the newer words of the API; `null` where it has only the older ones. */
    ipEndpoints: listed(
      z
        .object({
          enabled: z.boolean().optional(),
          enablePublicEndpoint: z.boolean().optional(),
          authorizedNetworksConfig: authorizedNetworks.optional(),
        })
        .nullable(),
    ),
    /** The same in the older words. */
    privateCluster: listed(
      z
        .object({ enablePrivateEndpoint: z.boolean().optional(), enablePrivateNodes: z.boolean().optional() })
        .nullable(),
    ),
    masterAuthorizedNetworks: listed(authorizedNetworks.nullable()),
    legacyAbac: listed(switched.nullable()),
    /** What lets somebody sign in without Google's identities: only whether there is any, never a secret. */
    masterAuth: listed(
      z.object({
        issueClientCertificate: z.boolean().optional(),
        hasClientCertificate: z.boolean(),
        hasUsername: z.boolean(),
      }),
    ),
    networkPolicy: listed(switched.nullable()),
    network: listed(
      z.object({
        /** `ADVANCED_DATAPATH` is Dataplane V2. */
        datapathProvider: z.string().optional(),
        defaultEnablePrivateNodes: z.boolean().optional(),
        enableIntraNodeVisibility: z.boolean().optional(),
      }),
    ),
    workloadPool: listed(z.string().nullable()),
    shieldedNodes: listed(switched.nullable()),
    databaseEncryption: listed(z.object({ state: z.string().optional(), keyName: z.string().optional() }).nullable()),
    releaseChannel: listed(z.string().nullable()),
    logging: listed(
      z.object({
        /** `none` or the name of a service. */
        service: z.string().optional(),
        /** `null`: the older setting alone. */
        components: z.array(z.string()).nullable(),
      }),
    ),
    monitoring: listed(z.object({ service: z.string().optional(), components: z.array(z.string()).nullable() })),
    binaryAuthorization: listed(
      z.object({ enabled: z.boolean().optional(), evaluationMode: z.string().optional() }).nullable(),
    ),
  },
});

export const NodePool = defineResource('gcp.gke.node-pool', {
  label: 'GKE node pools',
  per: 'account',
  list: ['container.clusters.list'],
  facets: {
    /** Full resource name. */
    cluster: listed(z.string()),
    /** Whether Google runs the nodes. */
    isAutopilot: listed(z.boolean()),
    /** `null`: what the cluster says. */
    enablePrivateNodes: listed(z.boolean().nullable()),
    /** `default` or an e-mail address. */
    serviceAccount: listed(z.string().nullable()),
    /** Access scopes of its machines. */
    oauthScopes: listed(z.array(z.string())),
    /** `GKE_METADATA`, `GCE_METADATA`. */
    workloadMetadataMode: listed(z.string().nullable()),
    shieldedInstanceConfig: listed(
      z
        .object({ enableSecureBoot: z.boolean().optional(), enableIntegrityMonitoring: z.boolean().optional() })
        .nullable(),
    ),
    management: listed(
      z.object({ autoUpgrade: z.boolean().optional(), autoRepair: z.boolean().optional() }).nullable(),
    ),
  },
});

import { Cluster, NodePool } from '../../../resources/gcp/gke.ts';
import { defineGcpCollector, regionOf, sharedListing, wholePages } from '../define.ts';
import type { Asset, Gcp } from '../gcp.ts';

/** For clusters themselves and for their node pools. */
const clustersOf = (gcp: Gcp): AsyncIterable<Asset> =>
  sharedListing(gcp, 'gke/clusters', () => {
    const url = `https://container.googleapis.com/v1/projects/${gcp.project}/locations/-/clusters`;
    return gcp.resources('container.googleapis.com/Cluster', () => wholePages(gcp, url, 'clusters'));
  });

const identityOf = ({ project }: Gcp, { data, asOf }: Asset) => {
  const location: string = data.location ?? data.zone;
  return {
    uid: `//container.googleapis.com/projects/${project}/locations/${location}/clusters/${data.name}`,
    name: data.name,
    region: regionOf(location),
    asOf,
  };
};

export const clusters = defineGcpCollector(Cluster, {
  async *list(gcp) {
    for await (const asset of clustersOf(gcp)) {
      const { data } = asset;
      const { networkConfig = {}, masterAuth = {} } = data;
      yield {
        ...identityOf(gcp, asset),
        tags: data.resourceLabels ?? {},
        ipEndpoints: data.controlPlaneEndpointsConfig?.ipEndpointsConfig ?? null,
        privateCluster: data.privateClusterConfig ?? null,
        masterAuthorizedNetworks: data.masterAuthorizedNetworksConfig ?? null,
        legacyAbac: data.legacyAbac ?? null,
        masterAuth: {
          issueClientCertificate: masterAuth.clientCertificateConfig?.issueClientCertificate,
          hasClientCertificate: Boolean(masterAuth.clientCertificate),
          hasUsername: Boolean(masterAuth.username),
        },
        networkPolicy: data.networkPolicy ?? null,
        network: networkConfig,
        workloadPool: data.workloadIdentityConfig?.workloadPool ?? null,
        shieldedNodes: data.shieldedNodes ?? null,
        databaseEncryption: data.databaseEncryption ?? null,
        releaseChannel: data.releaseChannel?.channel ?? null,
        logging: { service: data.loggingService, components: componentsOf(data.loggingConfig) },
        monitoring: { service: data.monitoringService, components: componentsOf(data.monitoringConfig) },
        binaryAuthorization: data.binaryAuthorization ?? null,
      };
    }
  },
  facets: {},
});

/** "An empty set would disable all": a set that is there without components is empty. */
const componentsOf = (config: any): string[] | null =>
  config?.componentConfig ? (config.componentConfig.enableComponents ?? []) : null;

export const nodePools = defineGcpCollector(NodePool, {
  async *list(gcp) {
    for await (const asset of clustersOf(gcp)) {
      const { uid: cluster, region, asOf } = identityOf(gcp, asset);
      // Only clusters of that kind have the setting.
      const isAutopilot = asset.data.autopilot?.enabled ?? false;
      for (const { name, config = {}, networkConfig, management = null } of asset.data.nodePools ?? [])
        yield {
          uid: `${cluster}/nodePools/${name}`,
          name,
          region,
          asOf,
          cluster,
          isAutopilot,
          enablePrivateNodes: networkConfig?.enablePrivateNodes ?? null,
          serviceAccount: config.serviceAccount ?? null,
          oauthScopes: config.oauthScopes ?? [],
          workloadMetadataMode: config.workloadMetadataConfig?.mode ?? null,
          shieldedInstanceConfig: config.shieldedInstanceConfig ?? null,
          management,
        };
    }
  },
  facets: {},
});

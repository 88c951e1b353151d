import { z } from 'zod';
import { defineResource, facet, instant, listed, tags } from '../../resource.ts';
import { Bindings } from './_policy.ts';

const texts = z.array(z.string());

/** Switches in metadata, as they are written there: `TRUE`, `true`, `1`, `Y` … Other keys are never kept. */
const flag = z.string().optional();

/** What Compute Engine says about the project as a whole. */
export const ComputeProject = defineResource('gcp.compute.project', {
  label: 'Compute Engine settings of projects',
  per: 'account',
  list: ['compute.projects.get'],
  facets: {
    metadata: listed(
      z.object({ enableOslogin: flag, enableOslogin2fa: flag, enableOsconfig: flag, serialPortEnable: flag }),
    ),
  },
});

export const Instance = defineResource('gcp.compute.instance', {
  label: 'Compute Engine instances',
  per: 'account',
  list: ['compute.instances.list'],
  facets: {
    tags: listed(tags),
    /** `RUNNING`, `TERMINATED` … */
    status: listed(z.string()),
    machineType: listed(z.string().nullable()),
    networkInterfaces: listed(
      z.array(
        z.object({
          name: z.string(),
          /** Full resource name; of another project where the network is shared. */
          network: z.string(),
          networkIp: z.string().optional(),
          /** Without an address while the instance is stopped. */
          accessConfigs: z.array(z.object({ natIp: z.string().optional() })),
          ipv6AccessConfigs: z.array(z.object({ externalIpv6: z.string().optional() })),
        }),
      ),
    ),
    networkTags: listed(texts),
    serviceAccounts: listed(z.array(z.object({ email: z.string(), scopes: texts }))),
    metadata: listed(
      z.object({ blockProjectSshKeys: flag, enableOslogin: flag, enableOsconfig: flag, serialPortEnable: flag }),
    ),
    canIpForward: listed(z.boolean().nullable()),
    shieldedInstanceConfig: listed(
      z
        .object({
          enableSecureBoot: z.boolean().optional(),
          enableVtpm: z.boolean().optional(),
          enableIntegrityMonitoring: z.boolean().optional(),
        })
        .nullable(),
    ),
    confidentialInstanceConfig: listed(
      z
        .object({
          enableConfidentialCompute: z.boolean().optional(),
          /** `SEV`, `SEV_SNP`, `TDX` … */
          confidentialInstanceType: z.string().optional(),
        })
        .nullable(),
    ),
  },
});

export const Disk = defineResource('gcp.compute.disk', {
  label: 'Persistent disks',
  per: 'account',
  list: ['compute.disks.list'],
  facets: {
    tags: listed(tags),
    /** `null`: Google's own key. */
    diskEncryptionKey: listed(
      z
        .object({
          kmsKeyName: z.string().optional(),
          /** Whether the key is one that the customer hands over with every use. */
          isCustomerSupplied: z.boolean(),
        })
        .nullable(),
    ),
  },
});

export const Image = defineResource('gcp.compute.image', {
  label: 'Custom images',
  per: 'account',
  list: ['compute.images.list'],
  facets: { tags: listed(tags), bindings: facet(Bindings, 'compute.images.getIamPolicy') },
});

export const Snapshot = defineResource('gcp.compute.snapshot', {
  label: 'Disk snapshots',
  per: 'account',
  list: ['compute.snapshots.list'],
  facets: { tags: listed(tags), bindings: facet(Bindings, 'compute.snapshots.getIamPolicy') },
});

export const Network = defineResource('gcp.compute.network', {
  label: 'VPC networks',
  per: 'account',
  list: ['compute.networks.list'],
  facets: {
    config: listed(
      z.object({
        /** Only legacy networks have one. */
        ipv4Range: z.string().optional(),
        autoCreateSubnetworks: z.boolean().optional(),
      }),
    ),
  },
});

export const Subnet = defineResource('gcp.compute.subnet', {
  label: 'VPC subnets',
  per: 'account',
  list: ['compute.subnetworks.list'],
  facets: {
    /** `PRIVATE` is for machines, the others for load balancers and services. */
    purpose: listed(z.string().nullable()),
    privateIpGoogleAccess: listed(z.boolean().nullable()),
    logConfig: listed(
      z
        .object({
          enable: z.boolean().optional(),
          /** For example `INTERVAL_5_SEC`. */
          aggregationInterval: z.string().optional(),
          /** 0 to 1. */
          flowSampling: z.number().optional(),
          metadata: z.string().optional(),
          filterExpr: z.string().optional(),
        })
        .nullable(),
    ),
  },
});

const layer4 = z.array(z.object({ ipProtocol: z.string(), ports: texts.optional() }));
const firewallRule = z.object({
  name: z.string(),
  direction: z.string().optional(),
  disabled: z.boolean().optional(),
  priority: z.number().optional(),
  sourceRanges: texts.optional(),
  sourceTags: texts.optional(),
  sourceServiceAccounts: texts.optional(),
  destinationRanges: texts.optional(),
  targetTags: texts.optional(),
  targetServiceAccounts: texts.optional(),
  allowed: layer4.optional(),
  denied: layer4.optional(),
});

export const Firewall = defineResource('gcp.compute.firewall', {
  label: 'VPC firewall rules',
  per: 'account',
  list: ['compute.firewalls.list'],
  facets: {
    rule: listed(firewallRule),
    logConfig: listed(z.object({ enable: z.boolean().optional() }).nullable()),
  },
});

const secureTags = z.array(z.object({ state: z.string().optional() }));
const policyRule = z.object({
  ruleName: z.string().optional(),
  priority: z.number().optional(),
  action: z.string().optional(),
  direction: z.string().optional(),
  disabled: z.boolean().optional(),
  targetType: z.string().optional(),
  targetServiceAccounts: texts.optional(),
  targetSecureTags: secureTags.optional(),
  match: z
    .object({
      srcIpRanges: texts.optional(),
      srcAddressGroups: texts.optional(),
      srcFqdns: texts.optional(),
      srcRegionCodes: texts.optional(),
      srcThreatIntelligences: texts.optional(),
      srcNetworks: texts.optional(),
      srcSecureTags: secureTags.optional(),
      srcNetworkContext: z.string().optional(),
      srcNetworkType: z.string().optional(),
      destIpRanges: texts.optional(),
      layer4Configs: layer4.optional(),
    })
    .optional(),
});

/** What of the firewall is in force where an instance has an external address: one for each network and region of those. */
export const EffectiveFirewall = defineResource('gcp.compute.effective-firewall', {
  label: 'Firewall rules in force',
  per: 'account',
  list: ['compute.instances.list'],
  facets: {
    /** Incoming traffic only. */
    rules: facet(
      z.object({
        enforcementOrder: z.string().optional(),
        firewalls: z.array(firewallRule),
        firewallPolicys: z.array(
          z.object({
            name: z.string().optional(),
            displayName: z.string().optional(),
            type: z.string().optional(),
            priority: z.number().optional(),
            rules: z.array(policyRule).optional(),
          }),
        ),
      }),
      'compute.networks.getRegionEffectiveFirewalls',
      'compute.networks.get',
    ),
  },
});

export const ForwardingRule = defineResource('gcp.compute.forwarding-rule', {
  label: 'Forwarding rules',
  per: 'account',
  list: ['compute.forwardingRules.list'],
  facets: {
    config: listed(
      z.object({
        /** `all-apis` and `vpc-sc` are Google's APIs through Private Service Connect; else the full resource name of a proxy or service. */
        target: z.string().optional(),
        network: z.string().optional(),
        loadBalancingScheme: z.string().optional(),
      }),
    ),
  },
});

export const TargetProxy = defineResource('gcp.compute.target-proxy', {
  label: 'HTTPS and SSL proxies of load balancers',
  per: 'account',
  list: ['compute.targetHttpsProxies.list', 'compute.targetSslProxies.list'],
  facets: {
    /** Full resource name. `null`: Google's default. */
    sslPolicy: listed(z.string().nullable()),
  },
});

export const SslPolicy = defineResource('gcp.compute.ssl-policy', {
  label: 'SSL policies',
  per: 'account',
  list: ['compute.sslPolicies.list'],
  facets: {
    config: listed(
      z.object({
        /** `COMPATIBLE`, `MODERN`, `RESTRICTED`, `CUSTOM`, `FIPS_202205`. */
        profile: z.string(),
        /** For example `TLS_1_2`. */
        minTlsVersion: z.string(),
        /** Cipher suites. */
        enabledFeatures: texts,
      }),
    ),
  },
});

export const TargetHttpProxy = defineResource('gcp.compute.target-http-proxy', {
  label: 'Plain HTTP proxies of load balancers',
  per: 'account',
  list: ['compute.targetHttpProxies.list'],
  facets: {
    /** Full resource name. */
    urlMap: listed(z.string()),
  },
});

export const UrlMap = defineResource('gcp.compute.url-map', {
  label: 'URL maps of load balancers',
  per: 'account',
  list: ['compute.urlMaps.list'],
  facets: {
    config: listed(
      z.object({
        /** Whether what no rule is about is sent on to HTTPS. */
        httpsRedirect: z.boolean(),
        /** Backends that answer requests themselves. */
        services: texts,
      }),
    ),
  },
});

export const BackendService = defineResource('gcp.compute.backend-service', {
  label: 'Backend services of load balancers',
  per: 'account',
  list: ['compute.backendServices.list'],
  facets: {
    config: listed(
      z.object({
        protocol: z.string().optional(),
        loadBalancingScheme: z.string().optional(),
        /** Full resource name of its Cloud Armor policy. */
        securityPolicy: z.string().optional(),
        iapEnabled: z.boolean(),
      }),
    ),
    logConfig: listed(z.object({ enable: z.boolean().optional(), sampleRate: z.number().optional() }).nullable()),
  },
});

export const Certificate = defineResource('gcp.compute.certificate', {
  label: 'SSL certificates of load balancers',
  per: 'account',
  list: ['compute.sslCertificates.list'],
  facets: {
    /** `MANAGED` or `SELF_MANAGED`; `null`, which is older, means the latter. */
    type: listed(z.string().nullable()),
    /** `null` for a managed certificate that is not issued yet; every other has an end. */
    expireTime: listed(instant.nullable()),
  },
});

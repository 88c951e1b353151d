import { parentOf } from '../../../domain/azure/ids.ts';
import {
  ApplicationGateway,
  BastionHost,
  Firewall,
  FirewallPolicy,
  FlowLog,
  LoadBalancer,
  NetworkInterface,
  NetworkWatcher,
  PublicIpAddress,
  SecurityGroup,
  Subnet,
  VirtualNetwork,
  VpnGateway,
  WafPolicy,
} from '../../../resources/azure/network.ts';
import type { ArmType, Azure } from '../azure.ts';
import { armIdentity, defineAzureCollector, regionOf, sharedRows } from '../define.ts';

const version = '2024-05-01';
const network = (type: string): ArmType => ({ type: `Microsoft.Network/${type}`, version });

interface Reference {
  readonly id: string;
}
interface Child extends Reference {
  readonly name: string;
  readonly properties?: any;
}

/** Azure writes one id in several ways; ours are lower case. */
const idOf = (reference: Reference | undefined): string | undefined => reference?.id.toLowerCase();
const idsOf = (references: readonly Reference[] = []): string[] => references.map(({ id }) => id.toLowerCase());
/** A part of a resource with its properties beside its name. */
const flat = ({ id, name, properties }: Child) => ({ ...properties, id: id.toLowerCase(), name });
const children = (list: readonly Child[] = []): any[] => list.map(flat);

/** Address configurations name pools and NAT rules, which are parts of load balancers. */
const balancersOf = ({ loadBalancerBackendAddressPools, loadBalancerInboundNatRules }: any): string[] | undefined => {
  const parts = [...idsOf(loadBalancerBackendAddressPools), ...idsOf(loadBalancerInboundNatRules)];
  return parts.length === 0 ? undefined : [...new Set(parts.map(parentOf))];
};

export const securityGroups = defineAzureCollector(SecurityGroup, {
  async *list(azure) {
    for await (const row of azure.rows(network('networkSecurityGroups'))) {
      const { securityRules, subnets, networkInterfaces } = row.properties;
      yield {
        ...armIdentity(row),
        securityRules: children(securityRules),
        subnets: idsOf(subnets),
        networkInterfaces: idsOf(networkInterfaces),
      };
    }
  },
  facets: {},
});

/** Subnets come inside their networks, so that both types are one answer. */
const networkRows = (azure: Azure) => sharedRows(azure, network('virtualNetworks'));

export const virtualNetworks = defineAzureCollector(VirtualNetwork, {
  async *list(azure) {
    for await (const row of networkRows(azure))
      yield { ...armIdentity(row), config: row.properties, subnets: idsOf(row.properties.subnets) };
  },
  facets: {},
});

export const subnets = defineAzureCollector(Subnet, {
  async *list(azure) {
    for await (const { location, properties } of networkRows(azure))
      for (const { id, name, networkSecurityGroup } of children(properties.subnets))
        yield { uid: id, name, region: regionOf(location), networkSecurityGroup: idOf(networkSecurityGroup) ?? null };
  },
  facets: {},
});

export const networkInterfaces = defineAzureCollector(NetworkInterface, {
  async *list(azure) {
    for await (const row of azure.rows(network('networkInterfaces'))) {
      const { virtualMachine, networkSecurityGroup, enableIPForwarding = null, ipConfigurations } = row.properties;
      yield {
        ...armIdentity(row),
        virtualMachine: idOf(virtualMachine) ?? null,
        networkSecurityGroup: idOf(networkSecurityGroup) ?? null,
        enableIPForwarding,
        ipConfigurations: children(ipConfigurations).map((one) => ({
          ...one,
          subnet: idOf(one.subnet),
          publicIPAddress: idOf(one.publicIPAddress),
          applicationSecurityGroups: one.applicationSecurityGroups && idsOf(one.applicationSecurityGroups),
          loadBalancers: balancersOf(one),
        })),
      };
    }
  },
  facets: {},
});

export const publicIpAddresses = defineAzureCollector(PublicIpAddress, {
  async *list(azure) {
    for await (const row of azure.rows(network('publicIPAddresses')))
      yield { ...armIdentity(row), sku: row['sku'] ?? {}, config: row.properties };
  },
  facets: {},
});

export const loadBalancers = defineAzureCollector(LoadBalancer, {
  async *list(azure) {
    for await (const row of azure.rows(network('loadBalancers'))) {
      const { frontendIPConfigurations, backendAddressPools, inboundNatRules, loadBalancingRules } = row.properties;
      yield {
        ...armIdentity(row),
        sku: row['sku'] ?? {},
        frontendIPConfigurations: children(frontendIPConfigurations).map(({ id, publicIPAddress }) => ({
          id,
          publicIPAddress: idOf(publicIPAddress),
        })),
        backendAddressPools: children(backendAddressPools).map(({ id, backendIPConfigurations }) => ({
          id,
          backendIPConfigurations: idsOf(backendIPConfigurations),
        })),
        inboundNatRules: children(inboundNatRules).map((rule) => ({
          ...rule,
          frontendIPConfiguration: idOf(rule.frontendIPConfiguration),
          backendIPConfiguration: idOf(rule.backendIPConfiguration),
          backendAddressPool: idOf(rule.backendAddressPool),
        })),
        loadBalancingRules: children(loadBalancingRules).map((rule) => ({
          ...rule,
          frontendIPConfiguration: idOf(rule.frontendIPConfiguration),
          backendAddressPools: idsOf(
            rule.backendAddressPools ?? (rule.backendAddressPool && [rule.backendAddressPool]),
          ),
        })),
      };
    }
  },
  facets: {},
});

export const networkWatchers = defineAzureCollector(NetworkWatcher, {
  async *list(azure) {
    for await (const row of azure.rows(network('networkWatchers')))
      yield { ...armIdentity(row), provisioningState: row.properties.provisioningState ?? null };
  },
  facets: {},
});

export const flowLogs = defineAzureCollector(FlowLog, {
  async *list(azure) {
    for await (const row of azure.rows({ ...network('networkWatchers/flowLogs'), onlyGraph: true }))
      yield {
        ...armIdentity(row),
        target: row.properties.targetResourceId?.toLowerCase(),
        config: row.properties,
      };
  },
  facets: {},
});

export const vpnGateways = defineAzureCollector(VpnGateway, {
  async *list(azure) {
    // Resource providers list them only by resource group.
    for await (const row of azure.rows({ ...network('virtualNetworkGateways'), onlyGraph: true })) {
      const { gatewayType = null, vpnClientConfiguration = null } = row.properties;
      yield { ...armIdentity(row), gatewayType, vpnClientConfiguration };
    }
  },
  facets: {},
});

export const applicationGateways = defineAzureCollector(ApplicationGateway, {
  async *list(azure) {
    for await (const row of azure.rows(network('applicationGateways'))) {
      const { properties } = row;
      yield {
        ...armIdentity(row),
        config: properties,
        sslProfiles: children(properties.sslProfiles),
        firewallPolicy: idOf(properties.firewallPolicy) ?? null,
        webApplicationFirewallConfiguration: properties.webApplicationFirewallConfiguration ?? null,
        httpListeners: children(properties.httpListeners).map((listener) => ({
          ...listener,
          firewallPolicy: idOf(listener.firewallPolicy),
        })),
        requestRoutingRules: children(properties.requestRoutingRules).map((rule) => ({
          httpListener: idOf(rule.httpListener),
          redirectConfiguration: idOf(rule.redirectConfiguration),
          urlPathMap: idOf(rule.urlPathMap),
        })),
        urlPathMaps: children(properties.urlPathMaps).map(({ id, defaultRedirectConfiguration, pathRules }) => ({
          id,
          defaultRedirectConfiguration: idOf(defaultRedirectConfiguration),
          pathRules: children(pathRules).map(({ name, redirectConfiguration, firewallPolicy }) => ({
            name,
            redirectConfiguration: idOf(redirectConfiguration),
            firewallPolicy: idOf(firewallPolicy),
          })),
        })),
        redirectConfigurations: children(properties.redirectConfigurations).map(
          ({ id, targetListener, targetUrl }) => ({
            id,
            targetListener: idOf(targetListener),
            targetUrl,
          }),
        ),
        subnets: children(properties.gatewayIPConfigurations).flatMap(({ subnet }) => idOf(subnet) ?? []),
      };
    }
  },
  facets: {},
});

export const wafPolicies = defineAzureCollector(WafPolicy, {
  async *list(azure) {
    for await (const row of azure.rows(network('ApplicationGatewayWebApplicationFirewallPolicies'))) {
      const { policySettings = {}, managedRules } = row.properties;
      const {
        applicationGateways: gateways,
        httpListeners,
        pathBasedRules,
        applicationGatewayForContainers,
      } = row.properties;
      yield {
        ...armIdentity(row),
        policySettings,
        managedRuleSets: managedRules?.managedRuleSets ?? [],
        attachedTo: [gateways, httpListeners, pathBasedRules, applicationGatewayForContainers].flatMap(idsOf),
      };
    }
  },
  facets: {},
});

export const bastionHosts = defineAzureCollector(BastionHost, {
  async *list(azure) {
    for await (const row of azure.rows(network('bastionHosts')))
      yield { ...armIdentity(row), enableShareableLink: row.properties.enableShareableLink ?? null };
  },
  facets: {},
});

export const firewalls = defineAzureCollector(Firewall, {
  async *list(azure) {
    for await (const row of azure.rows(network('azureFirewalls'))) {
      const { firewallPolicy, threatIntelMode = null, sku = {} } = row.properties;
      yield { ...armIdentity(row), firewallPolicy: idOf(firewallPolicy) ?? null, threatIntelMode, sku };
    }
  },
  facets: {},
});

export const firewallPolicies = defineAzureCollector(FirewallPolicy, {
  async *list(azure) {
    for await (const row of azure.rows(network('firewallPolicies'))) {
      const { firewalls: ruled, threatIntelMode = null, sku = {} } = row.properties;
      yield { ...armIdentity(row), firewalls: idsOf(ruled), threatIntelMode, sku };
    }
  },
  facets: {},
});

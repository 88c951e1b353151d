import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';

/** Ids of other resources are lower case, as those of the resources themselves. */
const id = z.string();
const Reference = z.object({ id });

const SecurityRule = z.object({
  name: z.string(),
  access: z.string(),
  direction: z.string(),
  priority: z.number(),
  protocol: z.string(),
  sourceAddressPrefix: z.string().optional(),
  sourceAddressPrefixes: z.array(z.string()).optional(),
  sourceApplicationSecurityGroups: z.array(Reference).optional(),
  sourcePortRange: z.string().optional(),
  sourcePortRanges: z.array(z.string()).optional(),
  destinationAddressPrefix: z.string().optional(),
  destinationAddressPrefixes: z.array(z.string()).optional(),
  destinationApplicationSecurityGroups: z.array(Reference).optional(),
  destinationPortRange: z.string().optional(),
  destinationPortRanges: z.array(z.string()).optional(),
});

export const SecurityGroup = defineResource('azure.network.security-group', {
  label: 'Network security groups',
  per: 'account',
  list: ['Microsoft.Network/networkSecurityGroups/read'],
  facets: {
    tags: listed(tags),
    /** The customer's own rules. The default ones, which are the same everywhere, come after them. */
    securityRules: listed(z.array(SecurityRule)),
    /** Ids of the subnets it guards. */
    subnets: listed(z.array(id)),
    /** Ids of the network interfaces it guards. */
    networkInterfaces: listed(z.array(id)),
  },
});

export const VirtualNetwork = defineResource('azure.network.virtual-network', {
  label: 'Virtual networks',
  per: 'account',
  list: ['Microsoft.Network/virtualNetworks/read'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({ enableDdosProtection: z.boolean().optional(), ddosProtectionPlan: Reference.optional() }),
    ),
    /** Ids of its subnets. */
    subnets: listed(z.array(id)),
  },
});

export const Subnet = defineResource('azure.network.subnet', {
  label: 'Subnets',
  per: 'account',
  list: ['Microsoft.Network/virtualNetworks/read'],
  facets: {
    /** The id of the group that guards it. */
    networkSecurityGroup: listed(id.nullable()),
  },
});

export const NetworkInterface = defineResource('azure.network.interface', {
  label: 'Network interfaces',
  per: 'account',
  list: ['Microsoft.Network/networkInterfaces/read'],
  facets: {
    tags: listed(tags),
    /** The id of the machine it belongs to. */
    virtualMachine: listed(id.nullable()),
    networkSecurityGroup: listed(id.nullable()),
    enableIPForwarding: listed(z.boolean().nullable()),
    ipConfigurations: listed(
      z.array(
        z.object({
          id,
          privateIPAddress: z.string().optional(),
          subnet: id.optional(),
          publicIPAddress: id.optional(),
          /** Ids. */
          applicationSecurityGroups: z.array(id).optional(),
          /** Ids of the load balancers that it is behind. */
          loadBalancers: z.array(id).optional(),
        }),
      ),
    ),
  },
});

export const PublicIpAddress = defineResource('azure.network.public-ip', {
  label: 'Public IP addresses',
  per: 'account',
  list: ['Microsoft.Network/publicIPAddresses/read'],
  facets: {
    tags: listed(tags),
    /** Basic or Standard. */
    sku: listed(z.object({ name: z.string().optional() })),
    config: listed(
      z.object({
        ipAddress: z.string().optional(),
        ipConfiguration: Reference.optional(),
        natGateway: Reference.optional(),
        ddosSettings: z.object({ protectionMode: z.string().optional() }).optional(),
      }),
    ),
  },
});

const NatRule = z.object({
  frontendIPConfiguration: id.optional(),
  backendIPConfiguration: id.optional(),
  backendAddressPool: id.optional(),
  protocol: z.string().optional(),
  backendPort: z.number().optional(),
});

export const LoadBalancer = defineResource('azure.network.load-balancer', {
  label: 'Load balancers',
  per: 'account',
  list: ['Microsoft.Network/loadBalancers/read'],
  facets: {
    tags: listed(tags),
    /** Basic, Standard or Gateway. */
    sku: listed(z.object({ name: z.string().optional() })),
    frontendIPConfigurations: listed(z.array(z.object({ id, publicIPAddress: id.optional() }))),
    backendAddressPools: listed(
      z.array(
        z.object({
          id,
          /** Ids of configurations of network interfaces. */
          backendIPConfigurations: z.array(id),
        }),
      ),
    ),
    inboundNatRules: listed(z.array(NatRule)),
    loadBalancingRules: listed(
      z.array(
        z.object({
          frontendIPConfiguration: id.optional(),
          /** Ids. */
          backendAddressPools: z.array(id),
          protocol: z.string().optional(),
          backendPort: z.number().optional(),
        }),
      ),
    ),
  },
});

export const NetworkWatcher = defineResource('azure.network.watcher', {
  label: 'Network Watchers',
  per: 'account',
  list: ['Microsoft.Network/networkWatchers/read'],
  facets: {
    tags: listed(tags),
    provisioningState: listed(z.string().nullable()),
  },
});

export const FlowLog = defineResource('azure.network.flow-log', {
  label: 'Flow logs',
  per: 'account',
  list: ['Microsoft.Network/networkWatchers/flowLogs/read'],
  facets: {
    tags: listed(tags),
    /** The id of the virtual network, subnet, interface or security group whose traffic it writes down. */
    target: listed(id),
    config: listed(
      z.object({
        enabled: z.boolean().optional(),
        retentionPolicy: z.object({ days: z.number().optional(), enabled: z.boolean().optional() }).optional(),
        flowAnalyticsConfiguration: z
          .object({
            networkWatcherFlowAnalyticsConfiguration: z
              .object({ enabled: z.boolean().optional(), workspaceResourceId: z.string().optional() })
              .optional(),
          })
          .optional(),
      }),
    ),
  },
});

export const VpnGateway = defineResource('azure.network.vpn-gateway', {
  label: 'Virtual network gateways',
  per: 'account',
  list: ['Microsoft.Network/virtualNetworkGateways/read'],
  facets: {
    tags: listed(tags),
    gatewayType: listed(z.string().nullable()),
    /** Point-to-site. */
    vpnClientConfiguration: listed(
      z
        .object({
          vpnAuthenticationTypes: z.array(z.string()).optional(),
          /** Addresses for users: without any nobody can connect. */
          vpnClientAddressPool: z.object({ addressPrefixes: z.array(z.string()).optional() }).optional(),
        })
        .nullable(),
    ),
  },
});

const TlsPolicy = z.object({
  policyType: z.string().optional(),
  policyName: z.string().optional(),
  minProtocolVersion: z.string().optional(),
  disabledSslProtocols: z.array(z.string()).optional(),
});

export const ApplicationGateway = defineResource('azure.network.application-gateway', {
  label: 'Application gateways',
  per: 'account',
  list: ['Microsoft.Network/applicationGateways/read'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        enableHttp2: z.boolean().optional(),
        sslPolicy: TlsPolicy.optional(),
        /** What is in force where no policy is chosen. */
        defaultPredefinedSslPolicy: z.string().optional(),
      }),
    ),
    sslProfiles: listed(z.array(z.object({ name: z.string(), sslPolicy: TlsPolicy.optional() }))),
    /** Of the gateway itself: a policy, or the older configuration. */
    firewallPolicy: listed(id.nullable()),
    webApplicationFirewallConfiguration: listed(z.object({ enabled: z.boolean() }).nullable()),
    httpListeners: listed(
      z.array(z.object({ id, name: z.string(), protocol: z.string().optional(), firewallPolicy: id.optional() })),
    ),
    requestRoutingRules: listed(
      z.array(
        z.object({ httpListener: id.optional(), redirectConfiguration: id.optional(), urlPathMap: id.optional() }),
      ),
    ),
    urlPathMaps: listed(
      z.array(
        z.object({
          id,
          defaultRedirectConfiguration: id.optional(),
          pathRules: z.array(
            z.object({
              name: z.string(),
              redirectConfiguration: id.optional(),
              firewallPolicy: id.optional(),
            }),
          ),
        }),
      ),
    ),
    redirectConfigurations: listed(
      z.array(z.object({ id, targetListener: id.optional(), targetUrl: z.string().optional() })),
    ),
    /** Ids of the subnets it stands in. */
    subnets: listed(z.array(id)),
  },
});

export const WafPolicy = defineResource('azure.network.waf-policy', {
  label: 'Web application firewall policies',
  per: 'account',
  list: ['Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies/read'],
  facets: {
    tags: listed(tags),
    policySettings: listed(
      z.object({
        state: z.string().optional(),
        mode: z.string().optional(),
        requestBodyCheck: z.boolean().optional(),
      }),
    ),
    managedRuleSets: listed(
      z.array(
        z.object({
          ruleSetType: z.string(),
          ruleSetVersion: z.string(),
        }),
      ),
    ),
    /** Ids of the gateways, listeners and path rules it is attached to. */
    attachedTo: listed(z.array(id)),
  },
});

export const BastionHost = defineResource('azure.network.bastion', {
  label: 'Bastion hosts',
  per: 'account',
  list: ['Microsoft.Network/bastionHosts/read'],
  facets: {
    tags: listed(tags),
    enableShareableLink: listed(z.boolean().nullable()),
  },
});

export const Firewall = defineResource('azure.network.firewall', {
  label: 'Azure Firewalls',
  per: 'account',
  list: ['Microsoft.Network/azurefirewalls/read'],
  facets: {
    tags: listed(tags),
    /** Where it is set, the policy decides and nothing of the firewall itself. */
    firewallPolicy: listed(id.nullable()),
    threatIntelMode: listed(z.string().nullable()),
    sku: listed(z.object({ tier: z.string().optional() })),
  },
});

export const FirewallPolicy = defineResource('azure.network.firewall-policy', {
  label: 'Azure Firewall policies',
  per: 'account',
  list: ['Microsoft.Network/firewallPolicies/read'],
  facets: {
    tags: listed(tags),
    threatIntelMode: listed(z.string().nullable()),
    sku: listed(z.object({ tier: z.string().optional() })),
    /** Ids of the firewalls that it rules. */
    firewalls: listed(z.array(id)),
  },
});

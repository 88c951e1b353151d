import { type AzureEstate, idOf, row } from '../fake.ts';

const type = (name: string): string => `Microsoft.Network/${name}`;
const ref = (name: string, of: string): { id: string } => ({ id: idOf(type(name), of) });
/** A part of a resource, as Resource Manager nests it. */
const part = (parent: string, parentName: string, name: string, properties: object) => ({
  id: idOf(type(parent), `${parentName}/${name}`),
  name,
  properties,
});

const nsg = 'networkSecurityGroups';
const rule = (group: string, name: string, properties: object) =>
  part(`${nsg}/securityRules`, group, name, {
    access: 'Allow',
    direction: 'Inbound',
    protocol: 'Tcp',
    sourcePortRange: '*',
    destinationAddressPrefix: '*',
    sourceAddressPrefix: '*',
    destinationPortRange: '22',
    provisioningState: 'Succeeded',
    ...properties,
  });

const securityGroups = {
  bad: [
    row(type(nsg), 'open', {
      tags: { owner: 'nobody' },
      properties: {
        securityRules: [
          rule('open', 'ssh', { priority: 100 }),
          rule('open', 'everything', { priority: 200, protocol: '*', destinationPortRange: '*' }),
          rule('open', 'groups', {
            priority: 300,
            sourceAddressPrefix: '',
            destinationAddressPrefix: '',
            sourceApplicationSecurityGroups: [ref('applicationSecurityGroups', 'web')],
            destinationApplicationSecurityGroups: [ref('applicationSecurityGroups', 'db')],
          }),
        ],
        defaultSecurityRules: [
          part(`${nsg}/defaultSecurityRules`, 'open', 'DenyAllInBound', {
            access: 'Deny',
            direction: 'Inbound',
            priority: 65500,
          }),
        ],
        subnets: [ref('virtualNetworks/subnets', 'hub/web')],
        networkInterfaces: [ref('networkInterfaces', 'open-nic')],
      },
    }),
  ],
  good: [
    row(type(nsg), 'shut', {
      properties: {
        securityRules: [
          rule('shut', 'refuse', { access: 'Deny', priority: 100, protocol: '*', destinationPortRange: '*' }),
          rule('shut', 'lists', {
            priority: 200,
            sourceAddressPrefix: '',
            sourceAddressPrefixes: ['198.51.100.0/24', '10.0.0.0/8'],
            destinationAddressPrefix: '',
            destinationAddressPrefixes: ['10.0.0.4', '10.0.0.5'],
            destinationPortRange: '',
            destinationPortRanges: ['22', '3389-3390'],
            sourcePortRange: '',
            sourcePortRanges: ['1024-65535'],
          }),
        ],
        subnets: [ref('virtualNetworks/subnets', 'logged/db')],
      },
    }),
    row(type(nsg), 'gateway', {
      properties: {
        securityRules: [rule('gateway', 'web', { priority: 100, destinationPortRange: '443' })],
        subnets: [ref('virtualNetworks/subnets', 'logged/gateway')],
      },
    }),
    row(type(nsg), 'bare', { properties: {} }),
  ],
};

const subnet = (network: string, name: string, properties: object = {}) =>
  part('virtualNetworks/subnets', network, name, properties);
const virtualNetworks = {
  bad: [
    row(type('virtualNetworks'), 'hub', {
      properties: {
        enableDdosProtection: false,
        subnets: [
          subnet('hub', 'web', { networkSecurityGroup: ref(nsg, 'open') }),
          subnet('hub', 'bare'),
          subnet('hub', 'GatewaySubnet'),
        ],
      },
    }),
    row(type('virtualNetworks'), 'quiet', { location: 'northeurope', properties: {} }),
  ],
  good: [
    row(type('virtualNetworks'), 'logged', {
      properties: {
        enableDdosProtection: true,
        ddosProtectionPlan: ref('ddosProtectionPlans', 'plan'),
        subnets: [
          subnet('logged', 'db', { networkSecurityGroup: ref(nsg, 'shut') }),
          subnet('logged', 'gateway', { networkSecurityGroup: ref(nsg, 'gateway') }),
        ],
      },
    }),
  ],
};

const card = (name: string, configuration: object, properties: object = {}) =>
  row(type('networkInterfaces'), name, {
    properties: {
      ipConfigurations: [
        part('networkInterfaces/ipConfigurations', name, 'ip', { privateIPAddress: '10.0.0.4', ...configuration }),
      ],
      ...properties,
    },
  });
const networkInterfaces = {
  bad: [
    card(
      'open-nic',
      {
        subnet: ref('virtualNetworks/subnets', 'hub/web'),
        publicIPAddress: ref('publicIPAddresses', 'open-ip'),
        applicationSecurityGroups: [ref('applicationSecurityGroups', 'web')],
      },
      {
        networkSecurityGroup: ref(nsg, 'open'),
        virtualMachine: { id: idOf('Microsoft.Compute/virtualMachines', 'open') },
        enableIPForwarding: true,
      },
    ),
  ],
  good: [
    card(
      'shut-nic',
      {
        subnet: ref('virtualNetworks/subnets', 'logged/db'),
        privateIPAddress: '10.0.0.5',
        loadBalancerBackendAddressPools: [ref('loadBalancers/backendAddressPools', 'front/pool')],
        loadBalancerInboundNatRules: [ref('loadBalancers/inboundNatRules', 'front/ssh')],
      },
      { virtualMachine: { id: idOf('Microsoft.Compute/virtualMachines', 'shut') }, enableIPForwarding: false },
    ),
    row(type('networkInterfaces'), 'bare-nic', { properties: {} }),
  ],
};

const address = type('publicIPAddresses');
const publicIpAddresses = {
  bad: [
    row(address, 'open-ip', {
      sku: { name: 'Basic', tier: 'Regional' },
      properties: {
        ipAddress: '203.0.113.10',
        ipConfiguration: ref('networkInterfaces/ipConfigurations', 'open-nic/ip'),
        ddosSettings: { protectionMode: 'VirtualNetworkInherited' },
      },
    }),
    row(address, 'unused-ip', { properties: {} }),
  ],
  good: [
    row(address, 'nat-ip', {
      sku: { name: 'Standard' },
      properties: { ipAddress: '203.0.113.11', natGateway: ref('natGateways', 'nat') },
    }),
  ],
};

const loadBalancers = {
  bad: [row(type('loadBalancers'), 'bare', { properties: {} })],
  good: [
    row(type('loadBalancers'), 'front', {
      sku: { name: 'Standard', tier: 'Regional' },
      properties: {
        frontendIPConfigurations: [
          part('loadBalancers/frontendIPConfigurations', 'front', 'public', {
            publicIPAddress: ref('publicIPAddresses', 'lb-ip'),
          }),
        ],
        backendAddressPools: [
          part('loadBalancers/backendAddressPools', 'front', 'pool', {
            backendIPConfigurations: [ref('networkInterfaces/ipConfigurations', 'shut-nic/ip')],
          }),
        ],
        inboundNatRules: [
          part('loadBalancers/inboundNatRules', 'front', 'ssh', {
            frontendIPConfiguration: ref('loadBalancers/frontendIPConfigurations', 'front/public'),
            backendIPConfiguration: ref('networkInterfaces/ipConfigurations', 'shut-nic/ip'),
            protocol: 'Tcp',
            backendPort: 22,
          }),
          part('loadBalancers/inboundNatRules', 'front', 'many', {
            frontendIPConfiguration: ref('loadBalancers/frontendIPConfigurations', 'front/public'),
            backendAddressPool: ref('loadBalancers/backendAddressPools', 'front/pool'),
            protocol: 'Tcp',
            backendPort: 3389,
          }),
        ],
        loadBalancingRules: [
          part('loadBalancers/loadBalancingRules', 'front', 'web', {
            frontendIPConfiguration: ref('loadBalancers/frontendIPConfigurations', 'front/public'),
            backendAddressPool: ref('loadBalancers/backendAddressPools', 'front/pool'),
            protocol: 'Tcp',
            backendPort: 443,
          }),
        ],
      },
    }),
  ],
};

const watchers = {
  bad: [row(type('networkWatchers'), 'bare', { location: 'northeurope', properties: {} })],
  good: [row(type('networkWatchers'), 'watcher', { properties: { provisioningState: 'Succeeded' } })],
};

const flowLog = (name: string, target: object, more: object) =>
  row(type('networkWatchers/flowLogs'), `watcher/${name}`, {
    properties: {
      targetResourceId: (target as { id: string }).id,
      storageId: idOf('Microsoft.Storage/storageAccounts', 'logs'),
      ...more,
    },
  });
const flowLogs = {
  bad: [
    flowLog('short', ref('virtualNetworks', 'hub'), {
      enabled: true,
      retentionPolicy: { enabled: true, days: 7 },
      flowAnalyticsConfiguration: {},
    }),
    flowLog('group', ref(nsg, 'open'), { enabled: true, retentionPolicy: { enabled: true, days: 30 } }),
    flowLog('off', ref(nsg, 'gateway'), { enabled: false }),
  ],
  good: [
    flowLog('network', ref('virtualNetworks', 'logged'), {
      enabled: true,
      retentionPolicy: { enabled: true, days: 365 },
      flowAnalyticsConfiguration: {
        networkWatcherFlowAnalyticsConfiguration: {
          enabled: true,
          workspaceResourceId: idOf('Microsoft.OperationalInsights/workspaces', 'logs'),
        },
      },
    }),
    flowLog('kept', ref(nsg, 'shut'), { enabled: true, retentionPolicy: { enabled: false, days: 0 } }),
  ],
};

const vpnGateways = {
  bad: [
    row(type('virtualNetworkGateways'), 'vpn', {
      properties: {
        gatewayType: 'Vpn',
        vpnClientConfiguration: {
          vpnAuthenticationTypes: ['Certificate', 'AAD'],
          vpnClientAddressPool: { addressPrefixes: ['172.16.0.0/24'] },
        },
      },
    }),
  ],
  good: [
    row(type('virtualNetworkGateways'), 'entra', {
      properties: { gatewayType: 'Vpn', vpnClientConfiguration: { vpnAuthenticationTypes: ['AAD'] } },
    }),
    row(type('virtualNetworkGateways'), 'bare', { properties: {} }),
  ],
};

const gateway = 'applicationGateways';
const listener = (of: string, name: string, properties: object) =>
  part(`${gateway}/httpListeners`, of, name, properties);
const redirects = [
  part(`${gateway}/redirectConfigurations`, 'good', 'to-https', {
    redirectType: 'Permanent',
    targetListener: ref(`${gateway}/httpListeners`, 'good/https'),
  }),
  part(`${gateway}/redirectConfigurations`, 'good', 'away', {
    redirectType: 'Found',
    targetUrl: 'https://example.com/',
  }),
];
const applicationGateways = {
  bad: [
    row(type(gateway), 'bad', {
      properties: {
        sku: { name: 'WAF_Medium', tier: 'WAF' },
        enableHttp2: false,
        sslPolicy: { disabledSslProtocols: ['TLSv1_0'] },
        webApplicationFirewallConfiguration: {
          enabled: false,
          firewallMode: 'Detection',
          ruleSetType: 'OWASP',
          ruleSetVersion: '3.0',
        },
        httpListeners: [listener('bad', 'https', { protocol: 'Https' }), listener('bad', 'http', { protocol: 'Http' })],
        requestRoutingRules: [
          part(`${gateway}/requestRoutingRules`, 'bad', 'a', {
            ruleType: 'Basic',
            httpListener: ref(`${gateway}/httpListeners`, 'bad/http'),
          }),
        ],
      },
    }),
    row(type(gateway), 'older', {
      properties: {
        sslPolicy: { policyType: 'Predefined', policyName: 'AppGwSslPolicy20170401S' },
        sslProfiles: [
          part(`${gateway}/sslProfiles`, 'older', 'custom', {
            sslPolicy: { policyType: 'Custom', minProtocolVersion: 'TLSv1_1', disabledSslProtocols: ['TLSv1_0'] },
          }),
        ],
        httpListeners: [listener('older', 'https', { protocol: 'Https' })],
      },
    }),
    row(type(gateway), 'bare', { properties: {} }),
  ],
  good: [
    row(type(gateway), 'good', {
      properties: {
        sku: { name: 'WAF_v2', tier: 'WAF_v2' },
        enableHttp2: true,
        sslPolicy: { policyType: 'CustomV2', minProtocolVersion: 'TLSv1_2', cipherSuites: [] },
        defaultPredefinedSslPolicy: 'AppGwSslPolicy20220101',
        sslProfiles: [
          part(`${gateway}/sslProfiles`, 'good', 'strict', {
            sslPolicy: { policyType: 'Predefined', policyName: 'AppGwSslPolicy20220101S' },
          }),
        ],
        firewallPolicy: ref('ApplicationGatewayWebApplicationFirewallPolicies', 'on'),
        httpListeners: [
          listener('good', 'https', {
            protocol: 'Https',
            firewallPolicy: ref('ApplicationGatewayWebApplicationFirewallPolicies', 'on'),
          }),
          listener('good', 'http', { protocol: 'Http' }),
        ],
        requestRoutingRules: [
          part(`${gateway}/requestRoutingRules`, 'good', 'a', {
            ruleType: 'Basic',
            httpListener: ref(`${gateway}/httpListeners`, 'good/http'),
            redirectConfiguration: ref(`${gateway}/redirectConfigurations`, 'good/to-https'),
          }),
          part(`${gateway}/requestRoutingRules`, 'good', 'b', {
            ruleType: 'PathBasedRouting',
            httpListener: ref(`${gateway}/httpListeners`, 'good/http'),
            urlPathMap: ref(`${gateway}/urlPathMaps`, 'good/map'),
          }),
        ],
        urlPathMaps: [
          part(`${gateway}/urlPathMaps`, 'good', 'map', {
            defaultRedirectConfiguration: ref(`${gateway}/redirectConfigurations`, 'good/to-https'),
            pathRules: [
              part(`${gateway}/urlPathMaps/pathRules`, 'good/map', 'api', {
                paths: ['/api'],
                redirectConfiguration: ref(`${gateway}/redirectConfigurations`, 'good/away'),
                firewallPolicy: ref('ApplicationGatewayWebApplicationFirewallPolicies', 'on'),
              }),
            ],
          }),
        ],
        redirectConfigurations: redirects,
        gatewayIPConfigurations: [
          part(`${gateway}/gatewayIPConfigurations`, 'good', 'ip', {
            subnet: ref('virtualNetworks/subnets', 'logged/gateway'),
          }),
        ],
      },
    }),
  ],
};

const waf = type('ApplicationGatewayWebApplicationFirewallPolicies');
const ruleSet = (ruleSetType: string, ruleSetVersion: string) => ({ ruleSetType, ruleSetVersion });
const wafPolicies = {
  bad: [
    row(waf, 'weak', {
      properties: {
        policySettings: { state: 'Enabled', mode: 'Detection', requestBodyCheck: false },
        managedRules: { managedRuleSets: [ruleSet('OWASP', '3.2')] },
        httpListeners: [ref(`${gateway}/httpListeners`, 'good/https')],
      },
    }),
  ],
  good: [
    row(waf, 'on', {
      properties: {
        policySettings: { state: 'Enabled', mode: 'Prevention', requestBodyCheck: true },
        managedRules: {
          managedRuleSets: [ruleSet('Microsoft_DefaultRuleSet', '2.1'), ruleSet('Microsoft_BotManagerRuleSet', '1.1')],
        },
        applicationGateways: [{ ...ref(gateway, 'good'), location: 'westeurope' }],
      },
    }),
    row(waf, 'bare', { properties: {} }),
  ],
};

const bastionHosts = {
  bad: [row(type('bastionHosts'), 'bastion', { sku: { name: 'Standard' }, properties: { enableShareableLink: true } })],
  good: [row(type('bastionHosts'), 'plain', { sku: { name: 'Basic' }, properties: {} })],
};

const firewalls = {
  bad: [
    row(type('azureFirewalls'), 'classic', {
      properties: { threatIntelMode: 'Alert', sku: { name: 'AZFW_VNet', tier: 'Standard' } },
    }),
  ],
  good: [
    row(type('azureFirewalls'), 'careful', {
      properties: { threatIntelMode: 'Deny', sku: { name: 'AZFW_VNet', tier: 'Standard' } },
    }),
    row(type('azureFirewalls'), 'ruled', {
      properties: { threatIntelMode: 'Alert', firewallPolicy: ref('firewallPolicies', 'refusing') },
    }),
  ],
};
const firewallPolicies = {
  bad: [
    row(type('firewallPolicies'), 'reporting', {
      properties: { threatIntelMode: 'Alert', firewalls: [ref('azureFirewalls', 'ruled')] },
    }),
  ],
  good: [
    row(type('firewallPolicies'), 'refusing', {
      properties: { threatIntelMode: 'Deny', sku: { tier: 'Premium' }, firewalls: [ref('azureFirewalls', 'ruled')] },
    }),
    row(type('firewallPolicies'), 'bare', { properties: {} }),
  ],
};

const all = [
  securityGroups,
  virtualNetworks,
  networkInterfaces,
  publicIpAddresses,
  loadBalancers,
  watchers,
  flowLogs,
  vpnGateways,
  applicationGateways,
  wafPolicies,
  bastionHosts,
  firewalls,
  firewallPolicies,
];

export default { resources: all.flatMap(({ bad, good }) => [...bad, ...good]) } satisfies AzureEstate;

export const clean = { resources: all.flatMap(({ good }) => good) } satisfies AzureEstate;

import { type AzureEstate, idOf, row, subscription } from '../fake.ts';

const cluster = 'Microsoft.ContainerService/managedClusters';

const diagnostics = (name: string, ...logs: object[]) => ({
  [`${idOf(cluster, name)}/providers/Microsoft.Insights/diagnosticSettings`]: {
    value: logs.map((log, i) => ({
      id: `${idOf(cluster, name)}/providers/Microsoft.Insights/diagnosticSettings/setting${i}`,
      name: `setting${i}`,
      type: 'Microsoft.Insights/diagnosticSettings',
      properties: { workspaceId: idOf('Microsoft.OperationalInsights/workspaces', 'logs'), logs: [log] },
    })),
  },
});

const good = row(cluster, 'good', {
  tags: { owner: 'platform' },
  identity: { type: 'SystemAssigned' },
  properties: {
    enableRBAC: true,
    currentKubernetesVersion: '1.34.1',
    supportPlan: 'KubernetesOfficial',
    disableLocalAccounts: true,
    publicNetworkAccess: 'Enabled',
    aadProfile: { managed: true, enableAzureRBAC: true },
    apiServerAccessProfile: {
      enablePrivateCluster: false,
      authorizedIPRanges: ['198.51.100.0/24'],
      disableRunCommand: true,
    },
    networkProfile: { networkPolicy: 'cilium', networkDataplane: 'cilium' },
    securityProfile: {
      defender: { securityMonitoring: { enabled: true } },
      azureKeyVaultKms: { enabled: true },
      workloadIdentity: { enabled: true },
    },
    autoUpgradeProfile: { upgradeChannel: 'patch', nodeOSUpgradeChannel: 'NodeImage' },
    oidcIssuerProfile: { enabled: true },
    azureMonitorProfile: { metrics: { enabled: true } },
    agentPoolProfiles: [{ name: 'system', enableNodePublicIP: false, enableEncryptionAtHost: true }],
    addonProfiles: { azurePolicy: { enabled: true }, omsAgent: { enabled: true } },
  },
});
const goodArm = {
  ...diagnostics('good', { category: 'kube-audit-admin', enabled: true }, { categoryGroup: 'audit', enabled: true }),
  [`/subscriptions/${subscription}/providers/Microsoft.ContainerService/locations/westeurope/kubernetesVersions`]: {
    values: [
      { version: '1.34', capabilities: { supportPlan: ['KubernetesOfficial', 'AKSLongTermSupport'] } },
      { version: '1.30', capabilities: { supportPlan: ['AKSLongTermSupport'] } },
    ],
  },
};

export default {
  resources: [
    good,
    row(cluster, 'bad', {
      properties: {
        enableRBAC: false,
        currentKubernetesVersion: '1.24.3',
        agentPoolProfiles: [{ name: 'open', enableNodePublicIP: true }],
        addonProfiles: { azurepolicy: { enabled: false } },
        apiServerAccessProfile: { authorizedIPRanges: ['0.0.0.0/0'] },
      },
    }),
    row(cluster, 'bare', { properties: { enableRBAC: true, currentKubernetesVersion: '1.30.9' } }),
  ],
  arm: {
    ...goodArm,
    ...diagnostics('bad', { category: 'kube-audit', enabled: false }),
    ...diagnostics('bare'),
  },
} satisfies AzureEstate;

export const clean = { resources: [good], arm: goodArm } satisfies AzureEstate;

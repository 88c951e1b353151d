import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';
import { ResourceLogs } from './resource-logs.ts';

const Switch = z.object({ enabled: z.boolean().optional() });

export const Cluster = defineResource('azure.aks.cluster', {
  label: 'Kubernetes clusters (AKS)',
  per: 'account',
  list: ['Microsoft.ContainerService/managedClusters/read'],
  facets: {
    tags: listed(tags),
    enableRBAC: listed(z.boolean()),
    /** Of the control plane, for example `1.32.4`. */
    currentKubernetesVersion: listed(z.string()),
    config: listed(
      z.object({
        disableLocalAccounts: z.boolean().optional(),
        publicNetworkAccess: z.string().optional(),
        /** KubernetesOfficial or AKSLongTermSupport. */
        supportPlan: z.string().optional(),
        aadProfile: z.object({ managed: z.boolean().optional() }).optional(),
        apiServerAccessProfile: z
          .object({
            enablePrivateCluster: z.boolean().optional(),
            authorizedIPRanges: z.array(z.string()).optional(),
            disableRunCommand: z.boolean().optional(),
          })
          .optional(),
        networkProfile: z
          .object({ networkPolicy: z.string().optional(), networkDataplane: z.string().optional() })
          .optional(),
        securityProfile: z
          .object({
            defender: z.object({ securityMonitoring: Switch.optional() }).optional(),
            azureKeyVaultKms: Switch.optional(),
            workloadIdentity: Switch.optional(),
          })
          .optional(),
        autoUpgradeProfile: z
          .object({ upgradeChannel: z.string().optional(), nodeOSUpgradeChannel: z.string().optional() })
          .optional(),
        oidcIssuerProfile: Switch.optional(),
        azureMonitorProfile: z.object({ metrics: Switch.optional() }).optional(),
      }),
    ),
    /** Of the control plane; `null`: none. */
    identity: listed(z.object({ type: z.string().optional() }).nullable()),
    agentPoolProfiles: listed(
      z.array(
        z.object({
          name: z.string(),
          enableNodePublicIP: z.boolean().optional(),
          enableEncryptionAtHost: z.boolean().optional(),
        }),
      ),
    ),
    /** By lower-cased name: `azurepolicy`, `omsagent` … */
    addonProfiles: listed(z.record(z.string(), z.object({ enabled: z.boolean() }))),
    diagnosticSettings: facet(ResourceLogs, 'Microsoft.Insights/DiagnosticSettings/Read'),
    /** What its region offers: minor versions and the plans that support each. */
    kubernetesVersions: facet(
      z.array(
        z.object({
          version: z.string(),
          capabilities: z.object({ supportPlan: z.array(z.string()).optional() }).optional(),
        }),
      ),
      'Microsoft.ContainerService/locations/kubernetesversions/read',
    ),
  },
});

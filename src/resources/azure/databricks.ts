import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';
import { PrivateEndpointConnections } from './private-endpoints.ts';
import { ResourceLogs } from './resource-logs.ts';

const text = z.object({ value: z.string() }).optional();
const key = z.object({ keySource: z.string() }).optional();

export const DatabricksWorkspace = defineResource('azure.databricks.workspace', {
  label: 'Databricks workspaces',
  per: 'account',
  list: ['Microsoft.Databricks/workspaces/read'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        /** `Serverless` or `Hybrid`; workspaces from before there was a choice do not say. */
        computeMode: z.string().optional(),
        parameters: z
          .object({
            customVirtualNetworkId: text,
            customPublicSubnetName: text,
            customPrivateSubnetName: text,
            enableNoPublicIp: z.object({ value: z.boolean() }).optional(),
          })
          .optional(),
      }),
    ),
    /** Whose keys encrypt what. */
    encryption: listed(
      z.object({
        managedServices: key,
        managedDisk: key,
        rootStorage: z.object({ keySource: z.string().optional() }).optional(),
      }),
    ),
    network: listed(
      z.object({
        publicNetworkAccess: z.string().optional(),
        privateEndpointConnections: PrivateEndpointConnections.optional(),
      }),
    ),
    /** The virtual network that the workspace was put into; `null` where Databricks made one for it. */
    virtualNetwork: facet(
      z
        .object({
          subnets: z.array(
            z.object({ name: z.string(), networkSecurityGroup: z.object({ id: z.string() }).optional() }),
          ),
        })
        .nullable(),
      'Microsoft.Network/virtualNetworks/read',
    ),
    logs: facet(ResourceLogs, 'Microsoft.Insights/DiagnosticSettings/Read'),
  },
});

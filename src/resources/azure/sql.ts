import { z } from 'zod';
import { defineResource, facet, listed, tags } from '../../resource.ts';
import { PrivateEndpointConnections } from './private-endpoints.ts';

/** Logical servers, without those that belong to a Synapse workspace. */
export const SqlServer = defineResource('azure.sql.server', {
  label: 'Azure SQL servers',
  per: 'account',
  list: ['Microsoft.Sql/servers/read'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        publicNetworkAccess: z.string().optional(),
        minimalTlsVersion: z.string().optional(),
        privateEndpointConnections: PrivateEndpointConnections.optional(),
      }),
    ),
    firewallRules: facet(
      z.array(z.object({ name: z.string(), startIpAddress: z.string(), endIpAddress: z.string() })),
      'Microsoft.Sql/servers/firewallRules/read',
    ),
    auditing: facet(
      z.object({
        state: z.string(),
        /** Empty or missing where nothing goes to a storage account. */
        storageEndpoint: z.string().optional(),
        /** In the storage account; 0 is for ever. */
        retentionDays: z.number().optional(),
        /** Also for event hubs: the diagnostic settings of the database `master` say where to. */
        isAzureMonitorTargetEnabled: z.boolean().optional(),
      }),
      'Microsoft.Sql/servers/auditingSettings/read',
    ),
    /** The administrator from Microsoft Entra; `null` if there is none. */
    administrator: facet(
      z.object({ login: z.string(), azureADOnlyAuthentication: z.boolean().optional() }).nullable(),
      'Microsoft.Sql/servers/administrators/read',
    ),
    encryptionProtector: facet(
      z.object({ serverKeyType: z.string() }),
      'Microsoft.Sql/servers/encryptionProtector/read',
    ),
    securityAlertPolicy: facet(
      z.object({ state: z.string(), disabledAlerts: z.array(z.string()).optional() }),
      'Microsoft.Sql/servers/securityAlertPolicies/read',
    ),
    /** Of vulnerability assessment in the express configuration; `null` if it was never set. */
    expressAssessment: facet(
      z.object({ state: z.string() }).nullable(),
      'Microsoft.Sql/servers/sqlVulnerabilityAssessments/read',
    ),
    /** Of vulnerability assessment in the classic configuration; `null` if it was never set. */
    classicAssessment: facet(
      z
        .object({
          storageContainerPath: z.string().optional(),
          recurringScans: z.object({ isEnabled: z.boolean().optional() }).optional(),
        })
        .nullable(),
      'Microsoft.Sql/servers/vulnerabilityAssessments/read',
    ),
  },
});

/** Databases of logical servers, without `master` and those of Synapse workspaces. */
export const SqlDatabase = defineResource('azure.sql.database', {
  label: 'Azure SQL databases',
  per: 'account',
  list: ['Microsoft.Sql/servers/databases/read'],
  facets: {
    tags: listed(tags),
    transparentDataEncryption: facet(
      z.object({ state: z.string() }),
      'Microsoft.Sql/servers/databases/transparentDataEncryption/read',
    ),
  },
});

export const SqlManagedInstance = defineResource('azure.sql.managed-instance', {
  label: 'Azure SQL managed instances',
  per: 'account',
  list: ['Microsoft.Sql/managedInstances/read'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({ publicDataEndpointEnabled: z.boolean().optional(), minimalTlsVersion: z.string().optional() }),
    ),
    /** Whether only identities of Microsoft Entra may sign in; `null` if it was never set. */
    entraOnlyAuthentication: facet(
      z.object({ azureADOnlyAuthentication: z.boolean() }).nullable(),
      'Microsoft.Sql/managedInstances/azureADOnlyAuthentications/read',
    ),
  },
});

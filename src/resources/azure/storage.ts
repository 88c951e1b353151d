import { z } from 'zod';
import { defineResource, facet, instant, listed, tags } from '../../resource.ts';
import { ResourceLogs } from './resource-logs.ts';
import { PrivateEndpointConnections } from './private-endpoints.ts';

/** What keeps deleted things for a while; `days` is missing where it is off. */
const Retention = z.object({ enabled: z.boolean(), days: z.number().optional() });

/** Logs of one of the account's services; `null` where the account does not have the service. */
const serviceLogs = facet(ResourceLogs.nullable(), 'Microsoft.Insights/DiagnosticSettings/Read');

export const StorageAccount = defineResource('azure.storage.account', {
  label: 'Storage accounts',
  per: 'account',
  list: ['Microsoft.Storage/storageAccounts/read'],
  facets: {
    tags: listed(tags),
    /** `StorageV2`, `FileStorage` … */
    kind: listed(z.string()),
    sku: listed(z.object({ name: z.string() })),
    creationTime: listed(instant),
    config: listed(
      z.object({
        supportsHttpsTrafficOnly: z.boolean().optional(),
        minimumTlsVersion: z.string().optional(),
        allowBlobPublicAccess: z.boolean().optional(),
        allowCrossTenantReplication: z.boolean().optional(),
        defaultToOAuthAuthentication: z.boolean().optional(),
        allowedCopyScope: z.string().optional(),
        isHnsEnabled: z.boolean().optional(),
        isSftpEnabled: z.boolean().optional(),
        isLocalUserEnabled: z.boolean().optional(),
      }),
    ),
    network: listed(
      z.object({
        publicNetworkAccess: z.string().optional(),
        networkAcls: z
          .object({
            /** Several separated by commas: `Logging, AzureServices`. */
            bypass: z.string().optional(),
            defaultAction: z.string(),
            ipRules: z.array(z.object({ value: z.string() })).optional(),
          })
          .optional(),
        privateEndpointConnections: PrivateEndpointConnections.optional(),
      }),
    ),
    /** How the account's two keys are handled, never the keys. */
    keys: listed(
      z.object({
        allowSharedKeyAccess: z.boolean().optional(),
        keyCreationTime: z.object({ key1: instant.optional(), key2: instant.optional() }).optional(),
        keyPolicy: z.object({ keyExpirationPeriodInDays: z.number() }).optional(),
        /** `sasExpirationPeriod` is `days.hours:minutes:seconds`. */
        sasPolicy: z.object({ sasExpirationPeriod: z.string(), expirationAction: z.string() }).optional(),
      }),
    ),
    encryption: listed(
      z.object({ keySource: z.string().optional(), requireInfrastructureEncryption: z.boolean().optional() }),
    ),
    /** `null` where the account holds no blobs. */
    blobService: facet(
      z
        .object({
          deleteRetentionPolicy: Retention.optional(),
          containerDeleteRetentionPolicy: Retention.optional(),
          isVersioningEnabled: z.boolean().optional(),
          cors: z
            .object({
              corsRules: z
                .array(z.object({ allowedOrigins: z.array(z.string()), allowedMethods: z.array(z.string()) }))
                .optional(),
            })
            .optional(),
        })
        .nullable(),
      'Microsoft.Storage/storageAccounts/blobServices/read',
    ),
    /** `null` where the account holds no file shares. Versions and ciphers are separated by `;`. */
    fileService: facet(
      z
        .object({
          shareDeleteRetentionPolicy: Retention.optional(),
          protocolSettings: z
            .object({
              smb: z.object({ versions: z.string().optional(), channelEncryption: z.string().optional() }).optional(),
            })
            .optional(),
        })
        .nullable(),
      'Microsoft.Storage/storageAccounts/fileServices/read',
    ),
    blobLogs: serviceLogs,
    fileLogs: serviceLogs,
    queueLogs: serviceLogs,
    tableLogs: serviceLogs,
  },
});

/** Containers of the accounts that let containers be public: those of other accounts can't be, so nobody asks for them. */
export const StorageContainer = defineResource('azure.storage.container', {
  label: 'Blob containers of accounts that allow anonymous access',
  per: 'account',
  list: ['Microsoft.Storage/storageAccounts/read', 'Microsoft.Storage/storageAccounts/blobServices/containers/read'],
  facets: {
    config: listed(z.object({ publicAccess: z.string().optional() })),
  },
});

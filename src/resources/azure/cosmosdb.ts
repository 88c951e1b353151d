import { z } from 'zod';
import { defineResource, listed, tags } from '../../resource.ts';
import { PrivateEndpointConnections } from './private-endpoints.ts';

export const CosmosAccount = defineResource('azure.cosmosdb.account', {
  label: 'Cosmos DB accounts',
  per: 'account',
  list: ['Microsoft.DocumentDB/databaseAccounts/read'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        /** `GlobalDocumentDB` for all APIs but that for MongoDB. */
        kind: z.string().optional(),
        publicNetworkAccess: z.string().optional(),
        isVirtualNetworkFilterEnabled: z.boolean().optional(),
        privateEndpointConnections: PrivateEndpointConnections.optional(),
        disableLocalAuth: z.boolean().optional(),
        disableKeyBasedMetadataWriteAccess: z.boolean().optional(),
        minimalTlsVersion: z.string().optional(),
        backupPolicy: z.object({ type: z.string() }).optional(),
        enableAutomaticFailover: z.boolean().optional(),
        enableMultipleWriteLocations: z.boolean().optional(),
        locations: z.array(z.object({ locationName: z.string() })).optional(),
        keyVaultKeyUri: z.string().optional(),
      }),
    ),
    /** Of the firewall. Without any nobody is refused, so their absence is no answer: the API always lists them. */
    ipRules: listed(z.array(z.object({ ipAddressOrRange: z.string() }))),
  },
});

import { z } from 'zod';
import { defineResource, facet, instant, listed, tags } from '../../resource.ts';
import { PrivateEndpointConnections } from './private-endpoints.ts';
import { ResourceLogs } from './resource-logs.ts';

const network = listed(
  z.object({
    publicNetworkAccess: z.string().optional(),
    networkAcls: z
      .object({
        defaultAction: z.string().optional(),
        ipRules: z.array(z.object({ value: z.string() })).optional(),
      })
      .optional(),
    privateEndpointConnections: PrivateEndpointConnections.optional(),
  }),
);

const permissions = z.array(z.string()).optional();

export const KeyVault = defineResource('azure.keyvault.vault', {
  label: 'Key vaults',
  per: 'account',
  list: ['Microsoft.KeyVault/vaults/read'],
  facets: {
    tags: listed(tags),
    config: listed(
      z.object({
        enableSoftDelete: z.boolean().optional(),
        enablePurgeProtection: z.boolean().optional(),
        enableRbacAuthorization: z.boolean().optional(),
      }),
    ),
    network,
    /** Who may do what, where the vault does not leave that to roles. */
    accessPolicies: listed(
      z.array(
        z.object({
          objectId: z.string(),
          /** An application through which alone it holds. */
          applicationId: z.string().optional(),
          permissions: z.object({ keys: permissions, secrets: permissions, certificates: permissions }).optional(),
        }),
      ),
    ),
    logs: facet(ResourceLogs, 'Microsoft.Insights/DiagnosticSettings/Read'),
  },
});

export const ManagedHsm = defineResource('azure.keyvault.managed-hsm', {
  label: 'Managed HSMs',
  per: 'account',
  list: ['Microsoft.KeyVault/managedHSMs/read'],
  facets: {
    tags: listed(tags),
    config: listed(z.object({ enablePurgeProtection: z.boolean().optional() })),
    network: listed(network.schema.omit({ privateEndpointConnections: true })),
  },
});

/** When something in a vault can be used. What never expires has no `exp`. */
const attributes = listed(z.object({ enabled: z.boolean().optional(), exp: instant.optional() }));

/** Keys as Resource Manager shows them: never the key itself. */
export const KeyVaultKey = defineResource('azure.keyvault.key', {
  label: 'Keys in key vaults',
  per: 'account',
  list: ['Microsoft.KeyVault/vaults/read', 'Microsoft.KeyVault/vaults/keys/read'],
  facets: {
    tags: listed(tags),
    attributes,
    /** What happens by itself in a key's life, `rotate` or `notify`; empty where nobody set anything. */
    lifetimeActions: facet(
      z.array(z.object({ action: z.object({ type: z.string() }) })),
      'Microsoft.KeyVault/vaults/keys/read',
    ),
  },
});

/** Secrets as Resource Manager shows them: never the value. */
export const KeyVaultSecret = defineResource('azure.keyvault.secret', {
  label: 'Secrets in key vaults',
  per: 'account',
  list: ['Microsoft.KeyVault/vaults/read', 'Microsoft.KeyVault/vaults/secrets/read'],
  facets: {
    tags: listed(tags),
    attributes,
    /** What somebody said is in it; certificates say which format. */
    contentType: listed(z.string().nullable()),
  },
});

/** Certificates, which only the vault itself knows about. */
export const KeyVaultCertificate = defineResource('azure.keyvault.certificate', {
  label: 'Certificates in key vaults',
  per: 'account',
  list: ['Microsoft.KeyVault/vaults/read', 'data:Microsoft.KeyVault/vaults/certificates/read'],
  facets: {
    tags: listed(tags),
    attributes,
    /** How the next version is made. An issuer `Unknown` is one that the vault can't ask. */
    policy: facet(
      z.object({
        validityMonths: z.number(),
        issuer: z.string().optional(),
        lifetimeActions: z.array(z.string()),
      }),
      'data:Microsoft.KeyVault/vaults/certificates/read',
    ),
  },
});

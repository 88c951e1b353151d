import {
  KeyVault,
  KeyVaultCertificate,
  KeyVaultKey,
  KeyVaultSecret,
  ManagedHsm,
} from '../../../resources/azure/keyvault.ts';
import type { ArmResource, ArmType, Azure } from '../azure.ts';
import {
  armIdentity,
  childrenOf,
  defineAzureCollector,
  diagnosticSettings,
  nameOf,
  said,
  sharedRows,
} from '../define.ts';

const vault: ArmType = { type: 'Microsoft.KeyVault/vaults', version: '2024-11-01' };
const hsm: ArmType = { type: 'Microsoft.KeyVault/managedHSMs', version: '2024-11-01' };
/** Of the vaults' own API. */
const vaultVersion = '7.4';

export const keyVaults = defineAzureCollector(KeyVault, {
  async *list(azure) {
    for await (const row of sharedRows(azure, vault)) {
      const { properties } = row;
      yield {
        ...armIdentity(row),
        config: properties,
        network: properties,
        accessPolicies: properties.accessPolicies ?? [],
      };
    }
  },
  facets: { logs: (azure, { uid }) => diagnosticSettings(azure, uid) },
});

export const managedHsms = defineAzureCollector(ManagedHsm, {
  async *list(azure) {
    for await (const row of azure.rows(hsm))
      yield { ...armIdentity(row), config: row.properties, network: row.properties };
  },
  facets: {},
});

export const keyVaultKeys = defineAzureCollector(KeyVaultKey, {
  list: (azure) => objectsOf(azure, 'keys'),
  facets: {
    lifetimeActions: async (azure, { uid }) => {
      const { properties } = said(await azure.get(uid, vault.version));
      return properties.rotationPolicy?.lifetimeActions ?? [];
    },
  },
});

export const keyVaultSecrets = defineAzureCollector(KeyVaultSecret, {
  list: (azure) => objectsOf(azure, 'secrets'),
  facets: {},
});

const objectsOf = (azure: Azure, kind: 'keys' | 'secrets') =>
  childrenOf(sharedRows(azure, vault), async function* (row) {
    for await (const answer of azure.pages(`${row.id}/${kind}`, vault.version)) {
      const found = said(answer) as ArmResource;
      yield {
        ...armIdentity({ ...found, location: row.location! }),
        attributes: attributesOf(found.properties.attributes),
        contentType: found.properties.contentType ?? null,
      };
    }
  });

interface Attributes {
  readonly enabled?: boolean;
  /** Seconds since 1970. */
  readonly exp?: number;
}

const attributesOf = ({ enabled, exp }: Attributes) => ({
  enabled,
  exp: exp === undefined ? undefined : new Date(exp * 1000),
});

export const keyVaultCertificates = defineAzureCollector(KeyVaultCertificate, {
  list: (azure) =>
    childrenOf(sharedRows(azure, vault), async function* (row) {
      for await (const answer of azure.vaultPages(row.properties.vaultUri, '/certificates', vaultVersion)) {
        const { id, attributes, tags } = said(answer);
        const name = nameOf(id);
        yield {
          ...armIdentity({ ...row, id: `${row.id}/certificates/${name}`, name, tags }),
          attributes: attributesOf(attributes),
          vaultUri: row.properties.vaultUri as string,
        };
      }
    }),
  facets: {
    policy: async (azure, found) => {
      const { vaultUri } = found as typeof found & { readonly vaultUri: string };
      const answer = await azure.vaultGet(
        vaultUri,
        `/certificates/${encodeURIComponent(found.name)}/policy`,
        vaultVersion,
      );
      const { x509_props, issuer, lifetime_actions = [] } = said(answer);
      return {
        validityMonths: x509_props?.validity_months,
        issuer: issuer?.name,
        lifetimeActions: lifetime_actions.map(({ action }: any) => action?.action_type),
      };
    },
  },
});

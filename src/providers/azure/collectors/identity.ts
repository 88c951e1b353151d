import { UserAssignedIdentity } from '../../../resources/azure/identity.ts';
import type { ArmType } from '../azure.ts';
import { armIdentity, defineAzureCollector, said } from '../define.ts';

const identity: ArmType = { type: 'Microsoft.ManagedIdentity/userAssignedIdentities', version: '2024-11-30' };

export const userAssignedIdentities = defineAzureCollector(UserAssignedIdentity, {
  async *list(azure) {
    for await (const row of azure.rows(identity))
      yield { ...armIdentity(row), principalId: row.properties?.principalId?.toLowerCase() };
  },
  facets: {
    federatedCredentials: async (azure, { uid }) => {
      const all = await Array.fromAsync(azure.pages(`${uid}/federatedIdentityCredentials`, identity.version));
      return all.map((one) => {
        const { name, properties } = said(one);
        return { name, issuer: properties?.issuer, subject: properties?.subject };
      });
    },
  },
});

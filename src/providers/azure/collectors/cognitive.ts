import { CognitiveAccount } from '../../../resources/azure/cognitive.ts';
import type { ArmType } from '../azure.ts';
import { armIdentity, defineAzureCollector } from '../define.ts';

const account: ArmType = { type: 'Microsoft.CognitiveServices/accounts', version: '2025-06-01' };

export const cognitiveAccounts = defineAzureCollector(CognitiveAccount, {
  async *list(azure) {
    for await (const row of azure.rows(account))
      yield { ...armIdentity(row), kind: row.kind ?? '', config: row.properties };
  },
  facets: {},
});

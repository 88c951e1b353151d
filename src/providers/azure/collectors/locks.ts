import { Lock } from '../../../resources/azure/locks.ts';
import { defineAzureCollector, said } from '../define.ts';

const version = '2020-05-01';

export const locks = defineAzureCollector(Lock, {
  async *list(azure) {
    for await (const answer of azure.pages(`${azure.path}/providers/Microsoft.Authorization/locks`, version)) {
      const { id, name, properties } = said(answer);
      const uid = String(id).toLowerCase();
      const [scope = ''] = uid.split('/providers/microsoft.authorization/locks/');
      yield { uid, name, config: { level: properties.level, scope } };
    }
  },
  facets: {},
});

import { absent } from '../../../collector.ts';
import { type StorageService, storageServices } from '../../../domain/azure/storage.ts';
import { StorageAccount, StorageContainer } from '../../../resources/azure/storage.ts';
import type { ArmResource, ArmType, Azure } from '../azure.ts';
import { armIdentity, childrenOf, defineAzureCollector, diagnosticSettings, said, sharedRows } from '../define.ts';

const account: ArmType = { type: 'Microsoft.Storage/storageAccounts', version: '2024-01-01' };

interface Account {
  readonly uid: string;
  readonly kind: string;
  readonly sku: { readonly name: string };
}

const has = ({ kind, sku }: Account, service: StorageService): boolean =>
  storageServices(kind, sku.name).includes(service);

/** Settings of one of an account's services; `null` where the account does not have it. */
async function serviceOf(azure: Azure, found: Account, service: StorageService) {
  if (!has(found, service)) return null;
  const answer = await azure
    .get(`${found.uid}/${service}Services/default`, account.version)
    .catch(absent('FeatureNotSupportedForAccount'));
  return said(answer)?.properties ?? null;
}

const logsOf = (service: StorageService) => async (azure: Azure, found: Account) =>
  has(found, service) ? diagnosticSettings(azure, `${found.uid}/${service}Services/default`) : null;

export const storageAccounts = defineAzureCollector(StorageAccount, {
  async *list(azure) {
    for await (const row of sharedRows(azure, account)) {
      const { properties, kind, sku } = row;
      yield {
        ...armIdentity(row),
        kind: kind!,
        sku: sku,
        creationTime: properties.creationTime,
        config: properties,
        network: properties,
        keys: properties,
        encryption: properties.encryption ?? {},
      };
    }
  },
  facets: {
    blobService: (azure, found) => serviceOf(azure, found, 'blob'),
    fileService: (azure, found) => serviceOf(azure, found, 'file'),
    blobLogs: logsOf('blob'),
    fileLogs: logsOf('file'),
    queueLogs: logsOf('queue'),
    tableLogs: logsOf('table'),
  },
});

export const storageContainers = defineAzureCollector(StorageContainer, {
  list: (azure) => childrenOf(sharedRows(azure, account), (row) => containersOf(azure, row)),
  facets: {},
});

async function* containersOf(azure: Azure, { id, kind, location, properties }: ArmResource) {
  if (properties.allowBlobPublicAccess === false || kind === 'FileStorage') return;
  for await (const answer of azure.pages(`${id}/blobServices/default/containers`, account.version)) {
    const container = said(answer) as ArmResource;
    const { uid, name, region } = armIdentity({ ...container, location });
    yield { uid, name, region, config: container.properties ?? {} };
  }
}

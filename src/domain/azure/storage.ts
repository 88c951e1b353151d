export type StorageService = 'blob' | 'file' | 'queue' | 'table';

const everything: readonly StorageService[] = ['blob', 'file', 'queue', 'table'];

/**
 * The services that a storage account has. Source: "Types of storage accounts" of the vendor's storage account overview.
 *
 * @param kind for example `StorageV2`; one that nobody knows is taken to have all of them.
 * @param sku for example `Standard_LRS`.
 */
export function storageServices(kind: string, sku: string): readonly StorageService[] {
  if (/^FileStorage$/i.test(kind)) return ['file'];
  if (/^(BlobStorage|BlockBlobStorage)$/i.test(kind)) return ['blob'];
  // Premium accounts for general purposes hold page blobs and nothing else.
  return /^Premium/i.test(sku) ? ['blob'] : everything;
}

/** The account that a container, or anything else below it, belongs to. */
export const storageAccountOf = (uid: string): string => uid.split(/\/(?:blob|file|queue|table)services\//i)[0]!;

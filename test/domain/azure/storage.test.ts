import assert from 'node:assert/strict';
import { test } from 'node:test';
import { storageAccountOf, storageServices } from 'cloudstance/domain/azure/storage';

const services: [string, string, string][] = [
  ['StorageV2', 'Standard_LRS', 'blob file queue table'],
  ['Storage', 'Standard_RAGRS', 'blob file queue table'],
  ['StorageV2', 'Premium_LRS', 'blob'],
  ['BlobStorage', 'Standard_GRS', 'blob'],
  ['BlockBlobStorage', 'Premium_ZRS', 'blob'],
  ['FileStorage', 'PremiumV2_LRS', 'file'],
  ['filestorage', 'StandardV2_LRS', 'file'],
  ['SomethingNew', 'Standard_LRS', 'blob file queue table'],
];
for (const [kind, sku, expected] of services)
  test(`${kind} of ${sku} has ${expected}`, () => assert.equal(storageServices(kind, sku).join(' '), expected));

test('a container belongs to its account', () => {
  const account = '/subscriptions/s/resourcegroups/rg/providers/microsoft.storage/storageaccounts/acme';
  assert.equal(storageAccountOf(`${account}/blobservices/default/containers/logs`), account);
  assert.equal(storageAccountOf(`${account}/blobServices/default/containers/fileservices`), account);
  assert.equal(storageAccountOf(account), account);
});

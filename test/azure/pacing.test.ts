/** Calls draw on the limit of whoever answers them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pacer } from '../../src/providers/azure/pacing.ts';

const group = 'https://management.azure.com/subscriptions/s/resourceGroups/rg/providers';
const account = `${group}/Microsoft.Storage/storageAccounts/acme`;
const users = 'https://graph.microsoft.com/v1.0/users';
const table = [
  { what: "an account's blob service", path: `${account}/blobServices/default`, like: account, isSame: true },
  {
    what: "an account's diagnostic settings",
    path: `${account}/providers/Microsoft.Insights/diagnosticSettings`,
    like: account,
    isSame: false,
  },
  {
    what: "an account's diagnostic settings",
    path: `${account}/providers/Microsoft.Insights/diagnosticSettings`,
    like: `${group}/Microsoft.KeyVault/vaults/acme`,
    isSame: true,
  },
  {
    what: 'last sign-ins',
    path: `${users}?$select=id,signInActivity`,
    like: users,
    isSame: false,
  },
];

for (const { what, path, like, isSame } of table)
  test(`${what} ${isSame ? 'count' : 'do not count'} with ${new URL(like).pathname}`, () => {
    const pacer = new Pacer(1);
    assert.equal(pacer.bucket(new URL(path)) === pacer.bucket(new URL(like)), isSame);
  });

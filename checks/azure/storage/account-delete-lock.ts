import { all, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { isUnder } from 'cloudstance/domain/azure/ids';
import { Lock } from 'cloudstance/resources/azure/locks';
import { StorageAccount } from 'cloudstance/resources/azure/storage';

const group = '/subscriptions/s/resourcegroups/rg';
const uid = `${group}/providers/microsoft.storage/storageaccounts/acme`;
const lock = (scope: string, level = 'CanNotDelete') => ({ name: 'keep', config: { scope, level } });

export default defineCheck({
  id: 'azure-storage-account-delete-lock',
  title: 'Storage accounts are locked against deletion',
  severity: 'low',
  why: 'With the account goes everything in it, and a deleted account can only be recovered under favourable conditions.',
  references: ['https://learn.microsoft.com/azure/storage/common/lock-account-resource'],
  on: StorageAccount.pick(),
  with: { locks: all(Lock.pick('config')) },
  fix: ({ uid: id }) => ({
    command: sh`az lock create --name keep --lock-type CanNotDelete --resource ${id}`,
    terraform: 'resource "azurerm_management_lock": lock_level = "CanNotDelete"',
  }),

  evaluate({ uid: id }, { locks }) {
    // A lock that forbids changes forbids deletion, too.
    const found = locks.find(
      ({ config: { scope, level } }) => /^(CanNotDelete|ReadOnly)$/i.test(level) && isUnder(id, scope),
    );
    return found ? pass(`The lock ${found.name} (${found.config.level}) keeps it`) : fail('No lock keeps it');
  },

  examples: {
    pass: [
      { uid, $locks: [lock(uid)] },
      { uid, $locks: [lock(group, 'ReadOnly')] },
      { uid, $locks: [lock('/subscriptions/s')] },
    ],
    fail: [
      { uid, $locks: [] },
      { uid, $locks: [lock(`${uid}2`), lock(`${uid}/providers/x/y/z`), lock(uid, 'NotSpecified')] },
    ],
  },
});

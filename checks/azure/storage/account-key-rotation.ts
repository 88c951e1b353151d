import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { plural } from 'cloudstance/domain/text';
import { daysBetween } from 'cloudstance/domain/time';
import { StorageAccount } from 'cloudstance/resources/azure/storage';
import { z } from 'zod';
import { keysAreRefused } from './_account.ts';

const aged = (key1: string, key2: string) => ({
  creationTime: '2020-01-01T00:00:00Z',
  keys: { keyCreationTime: { key1, key2 } },
});

export default defineCheck({
  id: 'azure-storage-account-key-rotation',
  title: 'Keys of storage accounts are renewed',
  severity: 'medium',
  why: 'A key that got out works until it is renewed, and both of them open everything.',
  references: ['https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage'],
  on: StorageAccount.pick('creationTime', 'keys'),
  params: z.object({ days: z.number().int().min(1).default(90) }),
  fix: ({ name, uid }) => ({
    text: 'Move the clients to the other key first, then renew this one; do the same with the other key.',
    command: sh`az storage account keys renew --account-name ${name} --resource-group ${armId(uid).resourceGroup} --key primary`,
  }),

  evaluate({ creationTime, keys: { allowSharedKeyAccess, keyCreationTime } }, { params, now }) {
    if (allowSharedKeyAccess === false) return pass(keysAreRefused);
    // Azure has recorded since 2021 when a key is made. One without a time was not renewed since: it came with the account.
    const ages = (['key1', 'key2'] as const).map((key) => ({
      key,
      days: daysBetween(keyCreationTime?.[key] ?? creationTime, now),
    }));
    const text = ages.map(({ key, days }) => `${key} is ${plural(days, 'day')} old`).join(', ');
    return ages.some(({ days }) => days > params.days) ? fail(`${text}, the limit is ${params.days}`) : pass(text);
  },

  examples: {
    pass: [
      { creationTime: '2020-01-01T00:00:00Z', keys: { allowSharedKeyAccess: false } },
      aged('2026-11-01T00:00:00Z', '2026-09-01T00:00:00Z'),
      { creationTime: '2026-11-01T00:00:00Z', keys: {} },
    ],
    fail: [
      aged('2026-11-01T00:00:00Z', '2026-01-01T00:00:00Z'),
      { creationTime: '2020-01-01T00:00:00Z', keys: {} },
      { creationTime: '2020-01-01T00:00:00Z', keys: { keyCreationTime: { key1: '2026-11-01T00:00:00Z' } } },
    ],
  },
});

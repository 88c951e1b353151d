import { z } from 'zod';
import { defineResource, listed } from '../../resource.ts';

/** Management locks, wherever in the subscription they are. What a lock is on, all below it is under. */
export const Lock = defineResource('azure.locks.lock', {
  label: 'Management locks',
  per: 'account',
  list: ['Microsoft.Authorization/locks/read'],
  facets: {
    /** `scope` is the lower-cased id of what is locked; `level` is `CanNotDelete` or `ReadOnly`. */
    config: listed(z.object({ level: z.string(), scope: z.string() })),
  },
});

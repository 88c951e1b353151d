import type { Plan } from '../../plan.ts';
import type { Where } from '../../provider.ts';
import { contents } from './inventory.ts';

/**
 * Permissions a scan needs besides those of its collectors: finding the projects and, with the inventory, reading it. What
 * the inventory does not have is still asked live, so the collectors' permissions stay.
 */
export function basePermissions(_plan: Plan, where: Where = {}): readonly string[] {
  const { folders = [], organizations = [], freshness } = where;
  const isBelow = folders.length > 0 || organizations.length > 0;
  return [
    'resourcemanager.projects.get',
    ...(isBelow ? ['resourcemanager.projects.list', 'resourcemanager.folders.list'] : []),
    ...(freshness === 'inventory' || (isBelow && freshness !== 'live') ? Object.values(contents) : []),
  ];
}

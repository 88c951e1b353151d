import { Unobserved } from '../../model.ts';
import { listOf } from '../text.ts';

/** The parts of an Azure resource id. A part that the id does not have is empty. */
export interface ArmId {
  readonly subscription: string;
  readonly resourceGroup: string;
  /** The last part. */
  readonly name: string;
  /** The names after the provider, outermost first: `storageAccounts/a/blobServices/default` → `['a', 'default']`. */
  readonly names: readonly string[];
}

/** Take an id such as `/subscriptions/…/resourceGroups/…/providers/Microsoft.Storage/storageAccounts/a` apart, in whatever case of letters. */
export function armId(id: string): ArmId {
  const after = id.split(/\/providers\//i).at(-1) ?? '';
  const [, ...rest] = after.split('/');
  return {
    subscription: /\/subscriptions\/([^/]+)/i.exec(id)?.[1] ?? '',
    resourceGroup: /\/resourcegroups\/([^/]+)/i.exec(id)?.[1] ?? '',
    name: id.slice(id.lastIndexOf('/') + 1),
    names: rest.filter((_, i) => i % 2 === 1),
  };
}

/** Whether a resource is the one that `scope` names, or below it: a group, a subscription. Both ids in lower case. */
export const isUnder = (id: string, scope: string): boolean => id === scope || id.startsWith(`${scope}/`);

/** The resource that another one is directly part of: the vault of a key. */
export const parentOf = (id: string): string => id.split('/').slice(0, -2).join('/');

/**
 * For what something names and a complete list does not show: Azure leaves out of its lists what the credentials may not
 * read, and says nothing of it (https://learn.microsoft.com/azure/role-based-access-control/scope-overview).
 *
 * @param what as in `Unobserved`.
 */
export const notListed = (what: string, ids: Iterable<string>): Unobserved =>
  new Unobserved(what, {
    because: 'not-collected',
    permissions: [],
    detail: `Not listed, so out of these credentials' sight or gone: ${listOf([...ids].toSorted())}`,
  });

/** Roles of Microsoft Entra. */

import { isSeen, type Seen } from '../../access/answer.ts';
import { allOf, anyOf, missingTruth, no, type Truth, unseenTruth, yes } from '../../access/logic.ts';
import { notUnderstood } from './condition.ts';
import { actionOf } from './actions.ts';
import { scopeOf } from './scopes.ts';
import { isPattern } from './permissions.ts';
import { overlaps } from './patterns.ts';

interface Permission {
  readonly actions: readonly string[];
  readonly condition: string | null;
}

/** The permissions of a role of the directory, or why they are not understood. */
export function directoryPermissionsOf(what: string, raw: unknown): Seen<readonly Permission[]> {
  if (!Array.isArray(raw)) return notUnderstood(what, 'its permissions are no list');
  const all = (raw as readonly unknown[]).map(permissionOf);
  if (all.includes(undefined)) return notUnderstood(what, 'its actions are no list of actions');
  return { value: all as readonly Permission[] };
}

function permissionOf(raw: unknown): Permission | undefined {
  const { allowedResourceActions: actions = [], condition = null } = (raw ?? {}) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(actions) || !actions.every((one) => typeof one === 'string' && one.length <= 2_000))
    return undefined;
  if (condition !== null && typeof condition !== 'string') return undefined;
  return { actions: (actions as readonly string[]).map((one) => one.toLowerCase()), condition };
}

/** Whether a role allows an action of the directory, in lower case. What it allows under a condition depends on that. */
export function allowsInDirectory(what: string, raw: unknown, action: string): Truth {
  const permissions = directoryPermissionsOf(what, raw);
  if (!isSeen(permissions)) return unseenTruth(permissions);
  return anyOf(
    ...permissions.value
      .filter(({ actions }) => actions.some((one) => covers(one, action)))
      .map(({ condition }) => (condition === null ? yes : missingTruth(condition))),
  );
}

/**
 * Whether an action of a role is the wanted one or holds it: `allEntities`, `allProperties` and `allTasks` stand for any.
 * Source: https://learn.microsoft.com/entra/identity/role-based-access-control/custom-overview
 */
function covers(given: string, wanted: string): boolean {
  if (given === wanted || (isPattern(wanted) && overlaps(given, wanted))) return true;
  const [one, other] = [partsOf(given), partsOf(wanted)];
  return (
    one.namespace === other.namespace &&
    (one.entity === 'allentities' || one.entity === other.entity) &&
    (one.properties === 'allproperties' || one.properties === other.properties) &&
    (one.task === 'alltasks' || one.task === other.task)
  );
}

function partsOf(action: string) {
  const [namespace = '', entity = '', ...rest] = action.split('/');
  return { namespace, entity, properties: rest.slice(0, -1).join('/'), task: rest.at(-1) ?? '' };
}

/** Whether a role that is assigned at a scope of the directory holds for an object of it, or for the directory as a whole. */
export function reachesInDirectory(scope: string, resource: string): Truth {
  const at = scopeOf(scope);
  if (at === '') return yes;
  const object = resource.slice(resource.lastIndexOf('/') + 1);
  if (!at.startsWith('/administrativeunits/')) return object !== '' && at === `/${object}` ? yes : no;
  return allOf(
    object === '' ? no : yes,
    missingTruth(`whether ${object} is in the administrative unit ${at.split('/')[2]}`),
  );
}

/** What the owner of an application, of its service principal or of a group may do with it, whatever roles they hold. */
const ofOwners = [
  'microsoft.directory/applications/credentials/update',
  'microsoft.directory/serviceprincipals/credentials/update',
  'microsoft.directory/groups/members/update',
  'microsoft.directory/groups/owners/update',
];

export const isForOwners = (action: string): boolean => ofOwners.includes(actionOf(action).name);

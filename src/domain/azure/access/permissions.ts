/** What roles and deny assignments hold, taken apart with care: custom ones can have anything in them. */

import { isSeen, type Seen } from '../../access/answer.ts';
import { hasWildcard, matches } from '../../aws/pattern.ts';
import { notUnderstood } from './condition.ts';
import { overlaps, shared } from './patterns.ts';

/** All in lower case. */
export interface Permission {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
  readonly notDataActions: readonly string[];
  readonly condition: string | null;
}

/** Azure's own are far shorter. */
const longestAction = 2_000;

/**
 * The permissions of a role or deny assignment, or why they are not understood.
 *
 * @param what for people: whose they are.
 */
export function permissionsOf(what: string, raw: unknown): Seen<readonly Permission[]> {
  if (!Array.isArray(raw)) return notUnderstood(what, 'its permissions are no list');
  const all: Permission[] = [];
  for (const entry of raw as readonly unknown[]) {
    const read = permissionOf(what, entry);
    if (!isSeen(read)) return read;
    all.push(read.value);
  }
  return { value: all };
}

const lists = ['actions', 'notActions', 'dataActions', 'notDataActions'] as const;

function permissionOf(what: string, raw: unknown): Seen<Permission> {
  if (typeof raw !== 'object' || raw === null) return notUnderstood(what, 'an entry of its permissions is no object');
  const entry = raw as Readonly<Record<string, unknown>>;
  const wrong = lists.find((name) => !isActions(entry[name] ?? []));
  if (wrong !== undefined) return notUnderstood(what, `its ${wrong} are no list of actions`);
  const { condition = null } = entry;
  if (condition !== null && typeof condition !== 'string') return notUnderstood(what, 'its condition is no text');
  const [actions, notActions, dataActions, notDataActions] = lists.map((name) =>
    ((entry[name] ?? []) as readonly string[]).map((action) => action.toLowerCase()),
  ) as [string[], string[], string[], string[]];
  return { value: { actions, notActions, dataActions, notDataActions, condition } };
}

const isActions = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && one.length <= longestAction);

/** An action of Resource Manager, or of a service's own API; a pattern where any of several will do. Lower case. */
export interface WantedAction {
  readonly kind: 'control' | 'data';
  readonly name: string;
}

/** The patterns that give something, and those that take it out again. */
const sides = (permission: Permission, kind: WantedAction['kind']) =>
  kind === 'data'
    ? ([permission.dataActions, permission.notDataActions] as const)
    : ([permission.actions, permission.notActions] as const);

/**
 * Whether an entry has an action, or of a pattern some. What it takes out again it only takes from itself: another entry,
 * or another role, may have it all the same.
 * Source: https://learn.microsoft.com/azure/role-based-access-control/role-definitions#notactions
 */
export function gives(permission: Permission, wanted: WantedAction): boolean {
  return partsGiven(permission, wanted).length > 0;
}

/** The part of a wanted pattern that each pattern of an entry gives, and that is not wholly taken out again. */
export function partsGiven(permission: Permission, wanted: WantedAction): readonly string[] {
  const known = answered.get(permission) ?? new Map<string, readonly string[]>();
  answered.set(permission, known);
  const key = `${wanted.kind} ${wanted.name}`;
  const parts = known.get(key) ?? partsOf(permission, wanted);
  known.set(key, parts);
  return parts;
}

/** The same roles are asked the same again and again. */
const answered = new WeakMap<Permission, Map<string, readonly string[]>>();

function partsOf(permission: Permission, { kind, name }: WantedAction): string[] {
  const [given, taken] = sides(permission, kind);
  return given
    .filter((pattern) => overlaps(pattern, name))
    .map((pattern) => shared(pattern, name))
    .filter((part) => !taken.some((out) => matches(out, part)));
}

/** Whether an entry has an action, or all that a pattern stands for: for what is denied. Never wrongly yes. */
export function hasAll(permission: Permission, { kind, name }: WantedAction): boolean {
  const [given, taken] = sides(permission, kind);
  return given.some((pattern) => matches(pattern, name)) && !taken.some((out) => overlaps(out, name));
}

/** Whether something is asked about that stands for several. */
export const isPattern = hasWildcard;

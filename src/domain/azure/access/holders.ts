import { isSeen } from '../../access/answer.ts';
import { anyOf, no, type Truth, unseenTruth, yes } from '../../access/logic.ts';
import type { Holder } from './estate.ts';

/** Everybody in the directory, in deny assignments. */
const allPrincipals = '00000000-0000-0000-0000-000000000000';

/** An id as it is compared: the last part of a path, in lower case. */
export const objectId = (id: string): string => id.slice(id.lastIndexOf('/') + 1).toLowerCase();

/** Whether a principal, by its object id, is the holder or in the group that is. Groups of other tenants have nobody from this one. */
export function isHeldBy(holder: Holder, principal: string): Truth {
  const id = holder.principalId.toLowerCase();
  if (id === allPrincipals || (id === principal && !isGone(holder))) return yes;
  if (holder.principalType.toLowerCase() !== 'group') return no;
  if (!isSeen(holder.group)) return unseenTruth(holder.group);
  return holder.group.value?.members.some((member) => member.id.toLowerCase() === principal) ? yes : no;
}

/** A group that was deleted does nothing any more. */
const isGone = ({ group }: Holder): boolean => isSeen(group) && group.value?.exists === false;

export const isHeldByAny = (holders: readonly Holder[], principal: string): Truth =>
  anyOf(...holders.map((holder) => isHeldBy(holder, principal)));

/** What is held, by who holds it: the same as `isHeldBy` of each, without looking at each. */
export class Holdings<T extends Holder> {
  readonly #direct: ReadonlyMap<string, readonly T[]>;
  readonly #groupsOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #open: readonly T[];

  constructor(items: readonly T[]) {
    this.#direct = Map.groupBy(items, ({ principalId }) => principalId.toLowerCase());
    this.#groupsOf = groupsOf(items);
    this.#open = items.filter(isOpen);
  }

  /** Groups that a principal is in, as far as they hold something. */
  groupsOf(principal: string): readonly string[] {
    return [...(this.#groupsOf.get(principal) ?? [])];
  }

  /** What a principal holds, and what it may hold through a group that could not be read. */
  of(principal: string): (readonly [T, Truth])[] {
    const held = [principal, ...this.groupsOf(principal)].flatMap((id) => this.#direct.get(id) ?? []);
    const certain = new Set(held);
    return [
      ...held.filter((item) => !isGone(item)).map((item) => [item, yes] as const),
      ...this.#open.filter((item) => !certain.has(item)).map((item) => [item, isHeldBy(item, principal)] as const),
    ];
  }

  /** Whoever is known to hold something of it: the holder and, if it is a group, those in it. */
  static holdersOf({ principalId, principalType, group }: Holder): string[] {
    if (isSeen(group) && group.value?.exists === false) return [];
    const isGroup = principalType.toLowerCase() === 'group' && isSeen(group);
    const members = isGroup ? (group.value?.members ?? []) : [];
    return [principalId, ...members.map(({ id }) => id)].map((id) => id.toLowerCase());
  }

  get items(): readonly T[] {
    return [...this.#direct.values()].flat();
  }

  /** Everybody who holds something, as far as that is known. */
  *everybody(): Generator<string> {
    yield* this.#direct.keys();
    yield* this.#groupsOf.keys();
  }
}

/** Its members are not known. */
const isOpen = (holder: Holder): boolean => holder.principalType.toLowerCase() === 'group' && !isSeen(holder.group);

function groupsOf(items: readonly Holder[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const done = new Set<string>();
  for (const { principalId, group } of items) {
    const id = principalId.toLowerCase();
    if (done.has(id) || !isSeen(group) || group.value === null) continue;
    done.add(id);
    for (const member of group.value.members) add(found, member.id.toLowerCase(), id);
  }
  return found;
}

function add(found: Map<string, Set<string>>, key: string, value: string): void {
  const known = found.get(key);
  if (known) known.add(value);
  else found.set(key, new Set([value]));
}

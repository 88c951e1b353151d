/** What strangers reach: the pieces that the clouds' answers are made of. */
import { type AttackPath, type PathStep, type StepKind, Unobserved } from '../../model.ts';
import type { Listed, Unseen } from './answer.ts';
import type { Exposure, Found } from './engine.ts';
import { internet } from './path.ts';

/** Something that may be exposed. Facts that were not seen throw `Unobserved` when they are read. */
export interface Item {
  readonly uid: string;
  readonly name: string;
}

/** A way from the internet to something. */
export interface Way {
  /** What a stranger can do there, a verb first. */
  readonly what: string;
  /** What the way leads through, between the internet and the thing itself. */
  readonly steps: readonly PathStep[];
  /** Context values that it depends on. */
  readonly missing?: readonly string[];
  /** What was not seen and may close it. */
  readonly unseen?: readonly Unseen[];
}

/** What a kind of things is, and how strangers come there. */
export interface Kind<T extends Item> {
  /** The id of the resource type. */
  readonly type: string;
  readonly account: string;
  readonly step: StepKind;
  /** What a stranger can perhaps do where it could not be seen. */
  readonly what: string;
  /** Each by itself: what one could not see leaves the others as they are. */
  readonly ways: readonly ((item: T) => readonly Way[])[];
}

/** Which of some things are exposed. What could not be seen of one leaves that one unknown; what was not listed may hide more. */
export function exposuresOf<T extends Item>({ items, unseen }: Listed<T>, kind: Kind<T>): Found<Exposure> {
  return { found: items.flatMap((item) => exposuresOfOne(item, kind)), unseen };
}

function exposuresOfOne<T extends Item>(item: T, kind: Kind<T>): Exposure[] {
  const exposures: Exposure[] = [];
  const open: Unseen[] = [];
  for (const ways of kind.ways) {
    try {
      exposures.push(...ways(item).map((way) => exposureBy(item, kind, way)));
    } catch (error) {
      if (!(error instanceof Unobserved)) throw error;
      open.push({ what: error.what, gap: error.gap });
    }
  }
  if (open.length === 0) return exposures;
  return [...exposures, exposureBy(item, kind, { what: kind.what, steps: [], unseen: open })];
}

function exposureBy<T extends Item>(item: T, kind: Kind<T>, way: Way): Exposure {
  const { what, missing = [], unseen = [] } = way;
  const { type, account } = kind;
  const resource = { id: item.uid, name: item.name, type, account };
  return {
    resource,
    what,
    path: pathTo(item, kind.step, way),
    decision: decisionOf(way),
    unseen: distinct(unseen),
    missing,
  };
}

function decisionOf({ missing = [], unseen = [] }: Way): Exposure['decision'] {
  if (unseen.length > 0) return 'unknown-info';
  return missing.length > 0 ? 'unknown-conditional' : 'allowed';
}

/** A way as a path, with the thing at its end. */
export function pathTo({ uid, name }: Item, kind: StepKind, { what, steps }: Way): AttackPath {
  const end: PathStep = { kind, id: uid, name, how: `can ${what}` };
  return { title: `Anybody can ${what}: ${name}`, steps: [internet, ...steps, end] };
}

/** Ways that exist unless something closes them: none if one closer surely does, and unknown where one could not be seen. */
export function unlessClosed(closers: readonly (() => boolean)[], ways: () => readonly Way[]): readonly Way[] {
  const unseen: Unseen[] = [];
  for (const closes of closers) {
    try {
      if (closes()) return [];
    } catch (error) {
      if (!(error instanceof Unobserved)) throw error;
      unseen.push({ what: error.what, gap: error.gap });
    }
  }
  return unseen.length === 0 ? ways() : ways().map((way) => ({ ...way, unseen: [...(way.unseen ?? []), ...unseen] }));
}

/** All that was found, in an order that depends on nothing but what it is. */
export function together(...parts: readonly Found<Exposure>[]): Found<Exposure> {
  const keyed = parts.flatMap(({ found }) => found).map((exposure) => ({ exposure, key: keyOf(exposure) }));
  const found = keyed.toSorted((a, b) => compare(a.key, b.key)).map(({ exposure }) => exposure);
  return { found, unseen: distinct(parts.flatMap(({ unseen }) => unseen)) };
}

const keyOf = ({ resource, what, path, decision }: Exposure): string =>
  JSON.stringify([resource.id, what, decision, path]);

const distinct = (unseen: readonly Unseen[]): Unseen[] =>
  [...new Map(unseen.map(({ what, gap }) => [JSON.stringify([what, gap]), { what, gap }]))]
    .toSorted(([a], [b]) => compare(a, b))
    .map(([, one]) => one);

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

/**
 * Things by a key (or several) of theirs.
 *
 * @returns a function that throws `Unobserved` where nothing has the key and not everything was seen.
 */
export function finderOf<T>(
  { items, unseen }: Listed<T>,
  keysOf: (item: T) => readonly string[],
): (key: string) => T | undefined {
  const index = new Map<string, T>();
  let hidden = unseen[0];
  for (const item of items) {
    try {
      for (const key of keysOf(item)) if (!index.has(key)) index.set(key, item);
    } catch (error) {
      if (!(error instanceof Unobserved)) throw error;
      hidden ??= { what: error.what, gap: error.gap };
    }
  }
  return (key) => {
    const item = index.get(key);
    if (!item && hidden) throw new Unobserved(hidden.what, hidden.gap);
    return item;
  };
}

import type { Many } from '../check.ts';
import type { Evidence, Gap, Json, Resource } from '../model.ts';
import { Unobserved } from '../model.ts';
import type { Selection } from '../resource.ts';

/** What a verdict rests on, and how many further facts it looked at. */
export interface Facts {
  readonly evidence: readonly Evidence[];
  readonly omitted: number;
}

/** Facts of other resources that are kept: enough to see what was looked at, however many there are. */
const keptOfOthers = 25;

/** Collects what a check reads, each fact once, in the order of reading: all of the subject's own, the first of others'. */
export class Trail {
  #subject: string | undefined;
  #facts = new Map<string, Evidence>();
  #others = 0;

  /** Begin anew, for a judgement of this resource. */
  begin(subject: string): void {
    this.#subject = subject;
    this.#facts = new Map();
    this.#others = 0;
  }

  record(uid: string, type: string, facet: string, value: Json): void {
    const isOther = uid !== this.#subject;
    if (isOther && this.#others >= keptOfOthers) {
      this.#others += 1;
      return;
    }
    const key = `${uid}#${facet}`;
    if (this.#facts.has(key)) return;
    if (isOther) this.#others += 1;
    this.#facts.set(key, { uid, type, facet, value });
  }

  facts(): Facts {
    return { evidence: [...this.#facts.values()], omitted: Math.max(0, this.#others - keptOfOthers) };
  }

  /** Run something whose reading is no evidence, such as building an index. */
  aside<T>(work: () => T): T {
    const [facts, others] = [this.#facts, this.#others];
    this.#facts = new Map();
    try {
      return work();
    } finally {
      [this.#facts, this.#others] = [facts, others];
    }
  }
}

const validated = new WeakMap<Resource, Map<string, Json>>();

/** Read one facet; throws `Unobserved` where it was not seen or is not what its schema says. */
function read(resource: Resource, facet: string, selection: Selection): Json {
  const seen = validated.get(resource) ?? new Map<string, Json>();
  if (seen.has(facet)) return seen.get(facet)!;
  const what = `${facet} of ${resource.name}`;
  const gap = resource.gaps[facet];
  if (gap) throw new Unobserved(what, gap);
  if (!Object.hasOwn(resource.facets, facet)) throw new Unobserved(what, notCollected(selection, facet));
  const checked = selection.type.facets[facet]!.schema.safeParse(resource.facets[facet]);
  if (!checked.success) throw new Unobserved(what, unreadable(checked.error.issues[0]?.path.join('.')));
  validated.set(resource, seen.set(facet, checked.data as Json));
  return checked.data as Json;
}

const notCollected = ({ type }: Selection, facet: string): Gap => ({
  because: 'not-collected',
  permissions: type.facets[facet]!.permissions,
  detail: 'The snapshot was taken without it; collect again with this check selected',
});

const unreadable = (where: string | undefined): Gap => ({
  because: 'invalid',
  permissions: [],
  detail: `The snapshot holds a value that this version does not understand${where ? ` at ${where}` : ''}`,
});

export type ViewOf = (resource: Resource) => never;

/** Views of resources whose facets are getters: they record what was read and refuse to invent what was not observed. */
export function viewsFor(selection: Selection, trail: Trail): ViewOf {
  class ResourceView {
    readonly #resource: Resource;
    readonly uid: string;
    readonly name: string;
    readonly scope: Resource['scope'];
    constructor(resource: Resource) {
      this.#resource = resource;
      this.uid = resource.uid;
      this.name = resource.name;
      this.scope = resource.scope;
    }
    static read(view: ResourceView, facet: string): Json {
      const { uid, type } = view.#resource;
      const value = read(view.#resource, facet, selection);
      trail.record(uid, type, facet, value);
      return value;
    }
  }
  for (const facet of selection.facets)
    Object.defineProperty(ResourceView.prototype, facet, {
      enumerable: true,
      get(this: ResourceView) {
        return ResourceView.read(this, facet);
      },
    });
  return (resource) => new ResourceView(resource) as never;
}

/** See `Many`: `gap` says why there may be more than `seen`. */
export class SeenSoFar<V> implements Many<V> {
  readonly #seen: readonly V[];
  readonly #what: string;
  readonly #gap: Gap | undefined;

  constructor(seen: readonly V[], what: string, gap: Gap | undefined) {
    this.#seen = seen;
    this.#what = what;
    this.#gap = gap;
  }

  get length(): number {
    this.#assertComplete();
    return this.#seen.length;
  }

  *[Symbol.iterator](): Iterator<V> {
    yield* this.#seen;
    this.#assertComplete();
  }

  some(test: (item: V) => boolean): boolean {
    return this.#decide(test).length > 0;
  }

  every(test: (item: V) => boolean): boolean {
    return !this.some((item) => !test(item));
  }

  find(test: (item: V) => boolean): V | undefined {
    return this.#decide(test)[0];
  }

  filter(test: (item: V) => boolean): V[] {
    this.#assertComplete();
    return this.#seen.filter(test);
  }

  map<T>(change: (item: V) => T): T[] {
    this.#assertComplete();
    return this.#seen.map(change);
  }

  #assertComplete(): void {
    if (this.#gap) throw new Unobserved(this.#what, this.#gap);
  }

  /** The first match, if what can be seen decides it. */
  #decide(test: (item: V) => boolean): [V] | [] {
    let unseen: Unobserved | undefined;
    for (const item of this.#seen) {
      try {
        if (test(item)) return [item];
      } catch (error) {
        if (!(error instanceof Unobserved)) throw error;
        unseen ??= error;
      }
    }
    if (unseen) throw unseen;
    this.#assertComplete();
    return [];
  }
}

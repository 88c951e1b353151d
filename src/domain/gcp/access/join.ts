import type { Listed, Unseen } from '../../access/answer.ts';
import { GcpAccess } from './engine.ts';
import type { GcpEstate } from './estate.ts';

/** One engine over the projects of several. What is above projects is in the estate of each, and counts once. */
export function over(engines: readonly GcpAccess[]): GcpAccess {
  const estates = engines.map(({ estate }) => estate);
  const [first] = estates;
  if (first === undefined || estates.length === 1) return engines[0] ?? new GcpAccess(nothing);
  return new GcpAccess({
    ...first,
    home: undefined,
    resources: joined(estates, 'resources', ({ id }) => id),
    roles: joined(estates, 'roles', ({ name }) => name),
    groups: joined(estates, 'groups', ({ email }) => email),
    serviceAccounts: joined(estates, 'serviceAccounts', ({ email }) => email),
    boundaries: joined(estates, 'boundaries', ({ name }) => name),
    workloads: joined(estates, 'workloads', ({ id }) => id),
  });
}

const none = { items: [], unseen: [] };
const nothing: GcpEstate = {
  resources: none,
  roles: none,
  groups: none,
  serviceAccounts: none,
  boundaries: none,
  workloads: none,
};

type Part = Exclude<keyof GcpEstate, 'context' | 'home'>;
type Item<K extends Part> = GcpEstate[K]['items'][number];

function joined<K extends Part>(
  estates: readonly GcpEstate[],
  part: K,
  keyOf: (item: Item<K>) => string,
): Listed<Item<K>> {
  const items = new Map<string, Item<K>>();
  const unseen: Unseen[] = [];
  for (const estate of estates) {
    const listed: Listed<Item<K>> = estate[part];
    for (const item of listed.items) if (!items.has(keyOf(item))) items.set(keyOf(item), item);
    unseen.push(...listed.unseen);
  }
  return { items: [...items.values()], unseen };
}

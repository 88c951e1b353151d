/** Checks that pass whatever they see, so that what no other check reads is collected, and the laws hold of it, too. */
import { type Check, defineCheck, type Model, pass, type Relation } from '../src/check.ts';
import { isModel, planFor } from '../src/plan.ts';
import type { ResourceType, Selection } from '../src/resource.ts';
import { checksOf, type Cloud, isMine } from './clouds.ts';

const typesOf = ({ provider }: Cloud): Promise<ResourceType[]> =>
  Promise.all(Object.values(provider.collectors).map(async (load) => (await load()).type));

/** One for each type of some services, which reads all of its facets. */
export const probesOfServices = async (cloud: Cloud, ...services: string[]): Promise<Check[]> =>
  (await typesOf(cloud))
    .filter(({ id }) => services.includes(id.split('.')[1]!))
    .map((type) => probe({ type, facets: Object.keys(type.facets) }));

/**
 * One for each type that has facets which no check reads, or that no check reads at all. What only models read counts as
 * unread: whether it decides anything depends on everything else that they know.
 */
export async function probesOf(cloud: Cloud): Promise<Check[]> {
  const plan = planFor(checksOf(cloud).map(withoutModels));
  const unread = ({ id, facets }: ResourceType): string[] =>
    Object.keys(facets).filter((name) => !plan.get(id)?.facets.has(name));
  return (await typesOf(cloud))
    .filter((type) => isMine(type.id) && (!plan.has(type.id) || unread(type).length > 0))
    .map((type) => probe({ type, facets: unread(type) }));
}

const withoutModels = (check: Check): Check => ({
  ...check,
  with: Object.fromEntries(
    Object.entries(check.with ?? {}).filter(([, related]) => !isModel(related as Relation | Model)),
  ),
});

const probe = (on: Pick<Selection<any, any>, 'type' | 'facets'>): Check =>
  defineCheck({
    id: `${on.type.id.replaceAll('.', '-')}-probe`,
    title: `${on.type.label} are seen`,
    severity: 'low',
    why: 'What cannot be seen cannot be judged.',
    on,
    fix: () => '',
    evaluate: (subject) => pass(`${on.facets.filter((name) => subject[name] !== undefined).length} facets`),
    examples: { pass: [], fail: [] },
  });

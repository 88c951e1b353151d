import { type Check, defineCheck, pass } from '../src/check.ts';
import { planFor } from '../src/plan.ts';
import type { Selection } from '../src/resource.ts';
import { checksOf, type Cloud, isMine } from './clouds.ts';

/**
 * Checks that pass whatever they see, one for each type that has facets which no check reads: the laws hold of those, too.
 */
export async function probesOf(cloud: Cloud): Promise<Check[]> {
  const types = await Promise.all(Object.values(cloud.provider.collectors).map(async (load) => (await load()).type));
  const plan = planFor(checksOf(cloud));
  return types
    .filter(({ id }) => isMine(id))
    .map((type) => ({ type, facets: Object.keys(type.facets).filter((name) => !plan.get(type.id)?.facets.has(name)) }))
    .filter(({ type, facets }) => facets.length > 0 || !plan.has(type.id))
    .map(probe);
}

const probe = (on: Selection<any, any>): Check =>
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

import type { AttackPath, Finding } from 'cloudstance/report';

/** What is shown of one finding: together no more than the 1,000 steps that GitHub keeps of a result. */
const mostPaths = 10;
const mostSteps = 100;

/** Whether a finding has a path to be shown. */
export const hasPath = ({ paths = [] }: Finding): boolean => paths.some(({ steps }) => steps.length > 0);

/** The paths of a finding to be shown, none of them empty. The JSON report has all of them. */
export const pathsOf = ({ paths = [] }: Finding): AttackPath[] =>
  paths.filter(({ steps }) => steps.length > 0).slice(0, mostPaths);

/** How many paths of a finding are not shown. */
export const morePathsOf = ({ paths = [] }: Finding): number =>
  Math.max(0, paths.filter(({ steps }) => steps.length > 0).length - mostPaths);

/** At most `limit` steps, of which the first after a gap says how many are left out: both ends are what a path is about. */
export function shortened(path: AttackPath, limit = mostSteps): AttackPath {
  const { head, left, tail } = ends(path.steps, limit);
  const [next, ...rest] = tail;
  if (left === 0 || !next) return path;
  const how = `${left} more ${left === 1 ? 'step' : 'steps'}, then ${next.how ?? 'on'}`;
  return { ...path, steps: [...head, { ...next, how }, ...rest] };
}

/** The names of its steps, at most `limit` of them. */
export function namesOf({ steps }: AttackPath, limit: number): string[] {
  const { head, left, tail } = ends(steps, limit);
  const names = (part: typeof steps) => part.map(({ name, id }) => name.trim() || id);
  return [...names(head), ...(left > 0 ? ['…'] : []), ...names(tail)];
}

function ends<T>(all: readonly T[], limit: number): { head: readonly T[]; left: number; tail: readonly T[] } {
  const left = Math.max(0, all.length - limit);
  if (left === 0) return { head: all, left, tail: [] };
  const head = Math.ceil(limit / 2);
  return { head: all.slice(0, head), left, tail: all.slice(head + left) };
}

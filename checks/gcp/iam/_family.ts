import { type Check, defineCheck, fail, pass } from 'cloudstance/check';
import { type Binding, memberName } from 'cloudstance/domain/gcp/iam';
import { listOf } from 'cloudstance/domain/text';
import { Policy } from 'cloudstance/resources/gcp/iam';
import { ana, binding, robot, takeAway, team } from './_policies.ts';

interface Duties {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly references: readonly string[];
  /** The role that manages, without `roles/`. */
  readonly manages: string;
  /** The roles that use what the other one manages, likewise. */
  readonly uses: readonly [string, ...string[]];
}

const everyone = (bindings: readonly Binding[], roles: readonly string[]): Set<string> =>
  new Set(bindings.filter(({ role }) => roles.includes(role)).flatMap(({ members }) => members));

/**
 * Nobody both manages something and uses it: no member holds both roles, at least one of them by this policy. Roles that
 * are both inherited are the finding of the folder or organization that gives them.
 */
export function separated({ id, title, why, references, manages, uses }: Duties): Check {
  const managing = [`roles/${manages}`];
  const using = uses.map((role) => `roles/${role}`);
  const pairsIn = (own: readonly Binding[], all: readonly Binding[]): string[] => {
    const [managers, users] = [everyone(all, managing), everyone(all, using)];
    const here = everyone(own, [...managing, ...using]);
    return [...here].filter((member) => managers.has(member) && users.has(member)).toSorted();
  };
  const above = (...bindings: ReturnType<typeof binding>[]) => ({
    node: 'organizations/999999999999',
    bindings,
    auditConfigs: [],
  });

  return defineCheck({
    id,
    title,
    severity: 'medium',
    why,
    references,
    on: Policy.pick('bindings', 'inherited'),
    fix: ({ uid }) => takeAway(uid, `roles/${manages}`),

    evaluate(policy) {
      const both = (pairs: string[], how: string) =>
        fail(`${listOf(pairs.map(memberName))} ${pairs.length === 1 ? 'holds' : 'hold'} both duties${how}`);
      const own = pairsIn(policy.bindings, policy.bindings);
      if (own.length > 0) return both(own, '');
      if (everyone(policy.bindings, [...managing, ...using]).size === 0)
        return pass('The policy gives nobody any of the roles');
      const all = [...policy.bindings, ...policy.inherited.flatMap(({ bindings }) => bindings)];
      const pairs = pairsIn(policy.bindings, all);
      return pairs.length > 0 ? both(pairs, ', one of them inherited') : pass('No member holds both duties');
    },

    examples: {
      pass: [
        { bindings: [], inherited: [] },
        { bindings: [binding(manages, ana), binding(uses[0], robot)], inherited: [] },
        { bindings: [binding(manages, ana)], inherited: [above(binding(uses[0], team))] },
        // Both from above: a finding there.
        { bindings: [binding(manages, team)], inherited: [above(binding(manages, ana), binding(uses[0], ana))] },
      ],
      fail: [
        ...uses.map((role) => ({ bindings: [binding(manages, ana, team), binding(role, ana)], inherited: [] })),
        { bindings: [binding(manages, robot), binding(uses[0], robot)], inherited: [] },
        { bindings: [binding(manages, ana)], inherited: [above(), above(binding(uses[0], team, ana))] },
        { bindings: [binding(uses[0], ana)], inherited: [above(binding(manages, ana))] },
      ],
    },
  });
}

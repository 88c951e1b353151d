import type { Answer, Unseen } from '../../access/answer.ts';
import type { AccessEngine, Escalation, Found, Grantee, Principal, Question } from '../../access/engine.ts';
import type { AzureAccessEngine } from './engine.ts';
import { scopeOf } from './scopes.ts';

/**
 * One engine over the subscriptions of several, of one tenant or more. Each knows all roles that hold in its subscription, those
 * from above included, so that a question goes to the one that the resource is in; what is in none goes to all of them.
 */
export const over = (engines: readonly AzureAccessEngine[]): AccessEngine =>
  engines.length === 1 ? engines[0]! : new Subscriptions(engines);

class Subscriptions implements AccessEngine {
  readonly principals: readonly Principal[];
  readonly #engines: readonly AzureAccessEngine[];

  constructor(engines: readonly AzureAccessEngine[]) {
    this.#engines = engines;
    this.principals = distinct(
      engines.flatMap(({ principals }) => principals),
      ({ id }) => id,
    );
  }

  can(question: Question): Answer {
    const answers = this.#askedAbout(question.resource).map((engine) => engine.can(question));
    const of = (wanted: Answer['decision']): Answer | undefined => answers.find(({ decision }) => decision === wanted);
    const blocked = answers.find(({ decision, grounds }) => decision === 'denied' && grounds.length > 0);
    return (
      blocked ?? of('allowed') ?? of('unknown-info') ?? of('unknown-conditional') ?? of('denied') ?? nowhere(question)
    );
  }

  whoCan(question: Omit<Question, 'principal'>): Found<Grantee> {
    const parts = this.#askedAbout(question.resource).map((engine) => engine.whoCan(question));
    const found = parts.flatMap((part) => part.found);
    const groups = [...Map.groupBy(found, ({ principal }) => principal.id).values()];
    return { found: groups.map(surest), unseen: unseenOf(parts) };
  }

  whatCan(principal: string) {
    return joined(this.#engines.map((engine) => engine.whatCan(principal)));
  }

  escalations(principal?: string): Found<Escalation> {
    return joined(this.#engines.map((engine) => engine.escalations(principal)));
  }

  #askedAbout(resource: string): readonly AzureAccessEngine[] {
    const scope = scopeOf(resource);
    const own = this.#engines.filter(({ estate: { subscription } }) => {
      const root = scopeOf(subscription);
      return root !== '' && (scope === root || scope.startsWith(`${root}/`));
    });
    return own.length > 0 ? own : this.#engines;
  }
}

/** What is surest of several answers about one principal, with all that it is about. */
function surest(group: readonly Grantee[]): Grantee {
  const best = group.find(({ answer }) => answer.decision === 'allowed') ?? group[0]!;
  const alike = group.filter(({ answer }) => answer.decision === best.answer.decision);
  return {
    ...best,
    actions: [...new Set(alike.flatMap(({ actions }) => actions))],
    resources: [...new Set(alike.flatMap(({ resources }) => resources))],
  };
}

/** What comes from above the subscriptions is found in each of them. */
const joined = <T>(parts: readonly Found<T>[]): Found<T> => ({
  found: distinct(
    parts.flatMap(({ found }) => found),
    (one) => JSON.stringify(one),
  ),
  unseen: unseenOf(parts),
});

const unseenOf = (parts: readonly Found<unknown>[]): Unseen[] =>
  distinct(
    parts.flatMap(({ unseen }) => unseen),
    ({ what }) => what,
  );

const distinct = <T>(items: readonly T[], keyOf: (item: T) => string): T[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
];

function nowhere({ resource }: Question): Answer {
  const what = `the roles at ${resource}`;
  const gap = { because: 'not-collected', permissions: [], detail: 'No subscription was scanned' } as const;
  const reason = `It depends on ${what}: no subscription was scanned`;
  return { decision: 'unknown-info', grounds: [], unseen: [{ what, gap }], missing: [], reason };
}

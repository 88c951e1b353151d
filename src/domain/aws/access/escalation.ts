import { type Ground, isSeen, type Unseen } from '../../access/answer.ts';
import type { Escalation, Principal } from '../../access/engine.ts';
import { allInTurn, allOf, answerOf, type Truth, yes } from '../../access/logic.ts';
import type { PathStep } from '../../access/path.ts';
import { Atlas, type Node, Pool } from './atlas.ts';
import { trustedBy, type Way, type WorkloadKind } from './catalogue.ts';
import type { AwsAccess } from './engine.ts';
import { entrancesOf } from './entrances.ts';
import { everything, Power } from './power.ts';
import { type Goal, Steps, unknownWhich } from './step.ts';

/** How a node gets further: over which way, to whom. */
interface Move {
  readonly way: Way;
  readonly goal: Goal;
  readonly truth: Truth;
}

/** What is known of a node that gets to full power. */
interface Reach {
  /** Steps to an administrator; 0: they are one. */
  readonly distance: number;
  /** Missing where they are one. */
  readonly move?: Move;
  /** Of an administrator: why. */
  readonly truth: Truth;
}

type Accept = (truth: Truth) => boolean;
const isCertain: Accept = ({ is }) => is === true;
const isPossible: Accept = ({ is }) => is !== false;

/**
 * Who becomes an administrator, and how: searched backwards from those who are, a level at a time, so that each chain is
 * a shortest one. First over what is certain alone, then, for those who are left, over what may be too.
 */
export class EscalationGraph {
  readonly #access: AwsAccess;
  readonly #atlas: Atlas;
  readonly #power: Power;
  readonly #steps: Steps;
  readonly #reached = new Map<Node, Reach>();
  /** Who has a way that may be open. */
  readonly #doubtful = new Set<Node>();
  readonly #ways = new Map<Node, readonly Way[]>();
  #found: ReadonlyMap<string, readonly Escalation[]> | undefined;

  constructor(access: AwsAccess) {
    this.#access = access;
    this.#atlas = new Atlas(access);
    this.#power = new Power(access);
    this.#steps = new Steps(access, this.#atlas, this.#power);
    this.#crown(isCertain);
    this.#search(isCertain, new Set());
    const certain = new Set(this.#reached.keys());
    this.#crown(isPossible);
    this.#search(isPossible, certain);
  }

  /** Shortest ways to full power of users and roles, those who have it included, and of those outside; or of one of them. */
  found(principal?: string): readonly Escalation[] {
    this.#found ??= Map.groupBy([...this.#insiders(), ...this.#outsiders()], (one) => one.principal.id);
    return principal === undefined ? [...this.#found.values()].flat() : (this.#found.get(principal) ?? []);
  }

  /** What may hide others outside: trust policies that could not be read. */
  get unseen(): readonly Unseen[] {
    return [...this.#reached.keys()].flatMap(({ id, kind }) => {
      const policy = kind === 'role' ? this.#access.carrier(id)?.policy : undefined;
      const read = policy && isSeen(policy) ? this.#access.library.statements(policy.value) : policy;
      return read && !isSeen(read) ? [{ what: `the trust policy of ${id}`, gap: read.gap }] : [];
    });
  }

  #crown(accept: Accept): void {
    for (const node of this.#atlas.nodes) {
      if (this.#reached.has(node)) continue;
      const truth = this.#power.of(node.actor);
      if (accept(truth)) this.#reached.set(node, { distance: 0, truth });
    }
  }

  /** @param before whom an earlier search found: only those with doubts are asked about them again. */
  #search(accept: Accept, before: ReadonlySet<Node>): void {
    const everybody = new Pool(this.#atlas, this.#atlas.nodes);
    for (let distance = 1; ; distance += 1) {
      const there = this.#atlas.nodes.filter((node) => this.#reached.get(node)?.distance === distance - 1);
      if (there.length === 0 && distance > 1) return;
      const all = new Pool(this.#atlas, there);
      const fresh = new Pool(
        this.#atlas,
        there.filter((node) => !before.has(node)),
      );
      const found = this.#atlas.nodes.flatMap((node): [Node, Reach][] => {
        if (this.#reached.has(node)) return [];
        const again = before.size === 0 || this.#doubtful.has(node);
        const move = this.#move(node, distance === 1 && again ? everybody : undefined, again ? all : fresh, accept);
        return move ? [[node, { distance, move, truth: move.truth }]] : [];
      });
      for (const [node, reach] of found) this.#reached.set(node, reach);
    }
  }

  /** The first way that gets a node on, to whoever has got there before. */
  #move(node: Node, everybody: Pool | undefined, there: Pool, accept: Accept): Move | undefined {
    for (const way of this.#waysOf(node)) {
      for (const goal of this.#goals(way, node, everybody, there)) {
        const truth = this.#truthOf(way, node, goal);
        if (accept(truth)) return { way, goal, truth };
        if (truth.is === undefined) this.#doubtful.add(node);
      }
    }
    return undefined;
  }

  #truthOf(way: Way, node: Node, goal: Goal): Truth {
    const { target } = goal;
    return allInTurn([
      () => this.#steps.open(way, node, goal),
      () => (way.gain === 'target' ? this.#keeps(node, target) : this.#steps.gain(way, node, target)),
    ]);
  }

  /** Whoever joins a group keeps their boundary; whoever becomes somebody else has that one's. */
  #keeps(node: Node, target: Node | undefined): Truth {
    if (target?.kind !== 'group') return yes;
    const { items = [], unseen = [] } = target.actor.side.identity ?? {};
    const own = node.actor.side.identity ?? { items: [], unseen: [] };
    const joined = { items: [...own.items, ...items], unseen: [...own.unseen, ...unseen] };
    const member = { ...node.actor, side: { ...node.actor.side, identity: joined } };
    const isAdministrator = this.#reached.get(target)?.distance === 0;
    if (isAdministrator) return this.#power.of(member);
    return 'value' in node.boundary && node.boundary.value === null ? yes : unknownWhich;
  }

  /** The ways that are worth asking about. */
  #waysOf(node: Node): readonly Way[] {
    const known = this.#ways.get(node);
    if (known) return known;
    const kind = node.kind === 'group' ? 'user' : node.kind;
    const found = this.#atlas
      .waysOf(node)
      .filter(({ actor = kind, target }) => actor === kind && !(node.kind === 'group' && target === 'group'));
    this.#ways.set(node, found);
    return found;
  }

  *#goals(way: Way, node: Node, everybody: Pool | undefined, there: Pool): Iterable<Goal> {
    if (way.target === 'self') {
      if (everybody) yield* this.#steps.newcomers(way, node);
      return;
    }
    const pool = way.gain === 'target' ? there : everybody;
    if (!pool) return;
    for (const target of this.#targets(way, node, pool)) {
      if (target === node) continue;
      if (way.through === undefined) yield { target };
      else yield* this.#through(way, node, target);
    }
  }

  #targets(way: Way, node: Node, pool: Pool): readonly Node[] {
    const kind = way.target as Node['kind'];
    const direct = way.needs.filter(({ on, action }) => on === 'target' && action !== 'sts:AssumeRole');
    const isAssumed = way.needs.some(({ action }) => action === 'sts:AssumeRole');
    const service = way.trusted ?? way.passedTo;
    const sets = [
      ...direct.map(({ action }) => pool.about(node, kind, action)),
      ...(isAssumed ? [pool.assumableBy(node)] : []),
      ...(service === undefined || service === guests ? [] : [pool.trusting(service)]),
      ...(way.through && way.passedTo === undefined ? [this.#runningAs(way.through, node, pool)] : []),
    ];
    const [first = pool.nodes, ...others] = sets.toSorted((a, b) => a.length - b.length);
    const rest = others.map((set) => new Set(set));
    return first.filter((one) => one.kind === kind && rest.every((set) => set.has(one)));
  }

  /** Roles that resources of a kind run as or, where there may be more of them, could run as. */
  #runningAs(kind: WorkloadKind, { estate }: Node, pool: Pool): readonly Node[] {
    const known = pool.named(
      this.#atlas
        .workloads(kind, estate)
        .flatMap(({ role }) => (isSeen(role) && role.value !== null ? [role.value] : [])),
    );
    const service = trustedBy(kind);
    if (service === undefined || this.#atlas.hidden(kind, estate).length === 0) return known;
    return [...new Set([...known, ...pool.trusting(service)])];
  }

  /** Over each resource of the kind: one that runs as the target or, where a role is passed, any. */
  *#through({ through, passedTo }: Way, node: Node, target: Node): Iterable<Goal> {
    if (!through) return;
    const role = passedTo === undefined ? target.id : undefined;
    const { estate } = passedTo === undefined ? target : node;
    for (const workload of this.#atlas.workloads(through, estate, role)) yield { target, workload };
    const hidden = this.#atlas.hidden(through, estate);
    if (hidden.length > 0) yield { target, workload: { hidden } };
  }

  #told(node: Node, reach: Reach): Escalation {
    const start: PathStep = { kind: 'identity', id: node.id, name: node.name };
    return escalationOf(node.actor.principal, start, this.#chain(node, reach));
  }

  /** The rest of the way from a node. */
  #chain(node: Node, reach: Reach): Chain {
    const { move, truth } = reach;
    if (!move)
      return {
        ways: [],
        truths: [truth],
        steps: [{ ...goalOf(node), how: 'has full power', because: linesOf(truth) }],
      };
    const { way, goal } = move;
    const next = way.gain === 'target' && goal.target ? this.#reached.get(goal.target) : undefined;
    const rest =
      next && goal.target
        ? this.#chain(goal.target, next)
        : { ways: [], truths: [], steps: [{ ...goalOf(node), how: 'has full power then' }] };
    return {
      ways: [way.id, ...rest.ways],
      truths: [truth, ...rest.truths],
      steps: [...stepsOf(move), ...rest.steps],
    };
  }

  #insiders(): readonly Escalation[] {
    return this.#atlas.nodes.flatMap((node) => {
      const reach = this.#reached.get(node);
      return reach && node.kind !== 'group' ? [this.#told(node, reach)] : [];
    });
  }

  /** Shortest ways of those outside, who come in by the trust of roles that get there. */
  #outsiders(): readonly Escalation[] {
    const roles = [...this.#reached]
      .filter(([{ kind }]) => kind === 'role')
      .toSorted(([a, one], [b, other]) => one.distance - other.distance || (a.id < b.id ? -1 : 1));
    const found = new Map<string, Escalation>();
    for (const [role, reach] of roles)
      for (const { principal, way, how, truth } of entrancesOf(this.#access, role.id)) {
        const chain = this.#chain(role, reach);
        const step: PathStep = { kind: 'identity', id: role.id, name: role.name, how, because: linesOf(truth) };
        const start: PathStep = { kind: 'stranger', id: principal.id, name: principal.name };
        const escalation = escalationOf(principal, start, {
          ways: [way, ...chain.ways],
          truths: [truth, ...chain.truths],
          steps: [step, ...chain.steps],
        });
        const known = found.get(principal.id);
        if (!known || (known.decision !== 'allowed' && escalation.decision === 'allowed'))
          found.set(principal.id, escalation);
      }
    return [...found.values()].toSorted((a, b) => (a.principal.id < b.principal.id ? -1 : 1));
  }
}

interface Chain {
  readonly ways: readonly string[];
  readonly truths: readonly Truth[];
  readonly steps: readonly PathStep[];
}

function goalOf({ estate: { account } }: Node): PathStep {
  return { kind: 'goal', id: `administrator ${account}`, name: `administrator of ${account}` };
}

function escalationOf(principal: Principal, start: PathStep, { ways, truths, steps }: Chain): Escalation {
  const goal = steps.at(-1)?.name ?? 'administrator';
  const title = `${principal.name} ${ways.length === 0 ? 'is' : 'can become'} ${goal}`;
  const { decision, unseen, missing } = answerOf(allOf(...truths), '');
  if (decision === 'denied') throw new Error(`A chain of ${principal.id} is closed`);
  return { principal, path: { title, steps: [start, ...steps] }, ways, decision, unseen, missing };
}

const guests = 'cognito-identity.amazonaws.com';

/** The steps of a move: over a resource that is there, to whom it leads. */
function stepsOf({ way, goal: { target, workload }, truth }: Move): PathStep[] {
  const because = linesOf(truth);
  if (!target) return [{ kind: 'permission', id: way.id, name: permissionsOf(way), how: way.how, because }];
  const known = workload && 'arn' in workload ? workload : undefined;
  const identity: PathStep = { kind: 'identity', id: target.id, name: target.name };
  if (!known || way.passedTo !== undefined) return [{ ...identity, how: way.how, because }];
  const compute: PathStep = { kind: 'compute', id: known.arn, name: known.name, how: way.how, because };
  return [compute, { ...identity, how: 'runs as', because: [`${known.kind} ${known.arn} has the role`] }];
}

const permissionsOf = ({ needs }: Way): string => needs.map(({ action }) => action).join(' + ');
const linesOf = ({ grounds }: Truth): string[] => [
  ...new Set(grounds.filter(({ source }) => source !== everything.source).map(lineOf)),
];
const lineOf = ({ label, layer, source }: Ground): string => `${label} of the ${layer} ${source}`;

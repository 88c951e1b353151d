import type { Answer, Decision, Unseen } from '../../access/answer.ts';
import type { Escalation, Found } from '../../access/engine.ts';
import type { AttackPath, PathStep } from '../../../model.ts';
import { isSeen } from '../../access/answer.ts';
import type { GcpAccess } from './engine.ts';
import type { GcpResource, ServiceAccount, Workload } from './estate.ts';
import { isToEverybody, principalOf, projectOf } from './principals.ts';
import { accountWays, type AccountWay, agentWays, delegation, powerWays, roleUpdate } from './ways.ts';

type Certainty = Exclude<Decision, 'denied'>;

/** One step of somebody: what is gained by which way, and what lets it happen. */
interface Step {
  readonly way: string;
  readonly how: string;
  /** Principal that one becomes; `null`: all permissions on the node. */
  readonly becomes: string | null;
  readonly node: GcpResource | undefined;
  readonly answers: readonly Answer[];
}

/** How a principal comes to full power from where it is. */
interface Route {
  readonly steps: readonly Step[];
}

/** Who can, by id, with the answers that say so. */
type Holders = ReadonlyMap<string, readonly Answer[]>;

/**
 * The shortest way to full power of everybody who has one: to any role on the project or on what is above it. Ways that are
 * certain come first; others only of those who have no certain one. Owners have no way to go.
 */
export function escalationsOf(engine: GcpAccess): Found<Escalation> {
  const search = new Search(engine);
  const certain = search.routes(true);
  const any = search.routes(false);
  const ids = [...new Set([...certain.keys(), ...any.keys()])].toSorted();
  const found = ids.flatMap((id) => {
    const route = certain.get(id) ?? any.get(id)!;
    return route.steps.length === 0 || isOwner(engine, id) ? [] : [escalation(id, route)];
  });
  const { resources, roles, serviceAccounts, workloads } = engine.estate;
  const lists = [resources, roles, serviceAccounts, workloads].flatMap(({ unseen }) => unseen);
  return { found, unseen: distinct([...lists, ...search.unseen]) };
}

const projectsOf = (engine: GcpAccess): readonly GcpResource[] =>
  engine.estate.resources.items.filter(({ type }) => type === 'cloudresourcemanager.googleapis.com/Project');

const isOwner = (engine: GcpAccess, id: string): boolean =>
  projectsOf(engine).some(({ project }) => project !== null && engine.holds(id, 'roles/owner', project).is === true);

class Search {
  readonly #engine: GcpAccess;
  /** What may hide more of who can what was asked about. */
  readonly unseen: Unseen[] = [];
  readonly #holders = new Map<string, Holders>();
  constructor(engine: GcpAccess) {
    this.#engine = engine;
  }

  /** Breadth first, backwards from full power. */
  routes(onlyCertain: boolean): ReadonlyMap<string, Route> {
    const counts = (answers: readonly Answer[]): boolean =>
      !onlyCertain || answers.every(({ decision }) => decision === 'allowed');
    const routes = new Map<string, Route>();
    let layer: string[] = [];
    const reach = (id: string, step: Step, rest: readonly Step[]): void => {
      if (routes.has(id) || !counts(step.answers)) return;
      routes.set(id, { steps: [step, ...rest] });
      layer.push(id);
    };
    for (const [id, step] of namedFirst(this.#powerSteps())) reach(id, step, []);
    while (layer.length > 0) {
      const reached = layer.toSorted();
      layer = [];
      for (const target of reached)
        if (this.#isHidden(target)) this.unseen.push(...whyHidden(target, routes.get(target)!));
      const steps = reached.flatMap((target) => [...this.#stepsTo(target)]);
      for (const [id, step] of namedFirst(steps)) reach(id, step, routes.get(step.becomes!)!.steps);
    }
    return routes;
  }

  *#powerSteps(): Generator<readonly [string, Step]> {
    for (const { id: way, how, permission, on } of powerWays)
      for (const node of this.#engine.estate.resources.items.filter(({ type }) => type === on))
        for (const [id, answers] of this.#who([permission], node.id))
          yield [id, { way, how, becomes: null, node, answers }];
    yield* this.#roleSteps();
  }

  /** Custom roles that are held on a node, and who may change them. */
  *#roleSteps(): Generator<readonly [string, Step]> {
    const nodes = this.#engine.estate.resources.items.filter(({ type }) => type.startsWith('cloudresourcemanager.'));
    for (const node of nodes)
      for (const binding of isSeen(node.bindings) ? node.bindings.value : []) {
        const [, container] = /^((?:projects|organizations)\/[^/]+)\/roles\//.exec(binding.role) ?? [];
        if (container === undefined || binding.condition) continue;
        const where = `//cloudresourcemanager.googleapis.com/${container}`;
        for (const [id, answers] of this.#who([roleUpdate.permission], where))
          if (binding.members.some((member) => this.#engine.isMember(member, id).is === true))
            yield [id, { way: roleUpdate.id, how: roleUpdate.how, becomes: null, node, answers }];
      }
  }

  /** Who can become a principal. */
  *#stepsTo(target: string): Generator<readonly [string, Step]> {
    const account = this.#engine.account(target);
    if (account && !account.disabled) {
      for (const way of accountWays) yield* this.#accountSteps(target, account, way);
      yield* this.#delegationSteps(target, account);
    }
    yield* this.#agentSteps(target);
  }

  /** An account that people made in one of the projects has a policy that says who may use it; this one was not listed. */
  #isHidden(principal: string): boolean {
    if (this.#engine.account(principal)) return false;
    const project = principal.endsWith('.iam.gserviceaccount.com') ? projectOf(principal) : null;
    return project !== null && this.#projectOf(project) !== undefined;
  }

  *#accountSteps(target: string, account: ServiceAccount, way: AccountWay): Generator<readonly [string, Step]> {
    const project = this.#projectOf(account.project);
    if (!project) return;
    const step = (answers: readonly Answer[]): Step => ({
      way: way.id,
      how: way.how,
      becomes: target,
      node: undefined,
      answers,
    });
    const onAccount = this.#who(way.onAccount, account.resource);
    if (onAccount.size === 0) return;
    const inProject = way.inProject.length === 0 ? undefined : this.#who(way.inProject, project.id);
    const lists = [onAccount, ...(inProject ? [inProject] : [])];
    if (!way.onWorkload) {
      for (const [id, answers] of joint(lists)) yield [id, step(answers)];
      return;
    }
    const { type, permissions } = way.onWorkload;
    for (const workload of this.#engine.estate.workloads.items)
      if (workload.type === type && workload.serviceAccount === account.email && hasFullScope(workload)) {
        const onWorkload = permissions.length === 0 ? [] : [this.#who(permissions, workload.id)];
        for (const [id, answers] of joint([...lists, ...onWorkload])) yield [id, step(answers)];
      }
  }

  *#delegationSteps(target: string, account: ServiceAccount): Generator<readonly [string, Step]> {
    for (const [through, tokens] of this.#who([delegation.onward], account.resource)) {
      const between = this.#engine.account(through);
      if (!between || between.disabled) continue;
      const how = `delegates through ${between.email} to a token of`;
      for (const [id, answers] of this.#who([delegation.permission], between.resource))
        yield [id, { way: delegation.id, how, becomes: target, node: undefined, answers: [...answers, ...tokens] }];
    }
  }

  *#agentSteps(target: string): Generator<readonly [string, Step]> {
    for (const project of projectsOf(this.#engine)) {
      const number = project.aliases?.map((id) => id.slice(id.lastIndexOf('/') + 1)).find((one) => /^\d+$/.test(one));
      for (const { id: way, how, permission, account } of agentWays)
        if (number !== undefined && target === `serviceAccount:${number}${account}`)
          for (const [id, answers] of this.#who([permission], project.id))
            yield [id, { way, how, becomes: target, node: undefined, answers }];
    }
  }

  #projectOf(project: string): GcpResource | undefined {
    return this.#engine.resource(`//cloudresourcemanager.googleapis.com/projects/${project}`);
  }

  /** Everybody with all of some permissions on a resource, certain or not. */
  #who(permissions: readonly string[], resource: string): Holders {
    return joint(permissions.map((permission) => this.#whoOne(permission, resource)));
  }

  #whoOne(action: string, resource: string): Holders {
    const key = `${action} ${resource}`;
    const before = this.#holders.get(key);
    if (before) return before;
    const { found, unseen } = this.#engine.whoCan({ action, resource });
    this.unseen.push(...unseen);
    const holders = new Map(found.map(({ principal, answer }) => [principal.id, [answer]] as const));
    this.#holders.set(key, holders);
    return holders;
  }
}

/** Of ways that are equally long, those by one's own name tell more than what everybody has. */
const namedFirst = (steps: Iterable<readonly [string, Step]>): readonly (readonly [string, Step])[] =>
  [...steps].toSorted(([, a], [, b]) => Number(isOfEverybody(a)) - Number(isOfEverybody(b)));

const isOfEverybody = ({ answers }: Step): boolean =>
  answers.some(({ grounds }) => grounds.some(({ label }) => isToEverybody(label)));

/** Who is in all of the lists, with the answers of each. */
function joint(lists: readonly Holders[]): Holders {
  const [first, ...rest] = lists;
  if (!first) return new Map();
  return new Map(
    [...first].flatMap(([id, answers]) =>
      rest.every((list) => list.has(id)) ? [[id, [answers, ...rest.map((list) => list.get(id)!)].flat()] as const] : [],
    ),
  );
}

/** What has to be seen to know who comes to an account that was not listed, and whether that leads anywhere. */
const whyHidden = (account: string, { steps }: Route): readonly Unseen[] => {
  const open = steps.flatMap(({ answers }) => answers.flatMap(({ unseen }) => unseen));
  return open.length > 0 ? open : [notListed(account)];
};

const notListed = (account: string): Unseen => ({
  what: `who may act as ${account}`,
  gap: {
    because: 'not-collected',
    permissions: ['iam.serviceAccounts.list', 'iam.serviceAccounts.getIamPolicy'],
    detail: 'The account is not in the snapshot',
  },
});

/** Access scopes that leave all of IAM to the roles of the account. */
const hasFullScope = ({ scopes }: Workload): boolean =>
  scopes === null || scopes.includes('https://www.googleapis.com/auth/cloud-platform');

function escalation(id: string, { steps }: Route): Escalation {
  const answers = steps.flatMap((step) => step.answers);
  const unseen = answers.flatMap((answer) => answer.unseen);
  return {
    principal: principalOf(id),
    path: pathOf(id, steps),
    ways: steps.map(({ way }) => way),
    decision: certaintyOf(answers),
    unseen: distinct(unseen),
    missing: [...new Set(answers.flatMap((answer) => answer.missing))],
  };
}

function certaintyOf(answers: readonly Answer[]): Certainty {
  if (answers.every(({ decision }) => decision === 'allowed')) return 'allowed';
  return answers.some(({ unseen }) => unseen.length > 0) ? 'unknown-info' : 'unknown-conditional';
}

function pathOf(id: string, steps: readonly Step[]): AttackPath {
  const who = principalOf(id);
  const goal = steps.at(-1)!.node!;
  const reached = steps.map((step): PathStep => {
    const because = [...new Set(step.answers.flatMap(becauseOf))];
    if (step.becomes === null)
      return { kind: 'goal', id: goal.id, name: `full power over ${goal.name}`, how: step.how, because };
    return { kind: 'identity', id: step.becomes, name: principalOf(step.becomes).name, how: step.how, because };
  });
  return {
    title: `From ${who.name} to full power over ${goal.name}`,
    steps: [{ kind: 'identity', id: who.id, name: who.name }, ...reached],
  };
}

const becauseOf = ({ grounds, reason, decision }: Answer): string[] => [
  ...grounds.map(({ label, source }) => `${label} on ${source}`),
  ...(decision === 'allowed' ? [] : [reason]),
];

const distinct = (unseen: readonly Unseen[]): Unseen[] => [...new Map(unseen.map((one) => [one.what, one])).values()];

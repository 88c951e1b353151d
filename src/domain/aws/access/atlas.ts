import { isSeen, type Listed, type Seen } from '../../access/answer.ts';
import { type Actor, membersOf } from './actors.ts';
import type { AwsAccess } from './engine.ts';
import type { AwsEstate, Entity, ManagedPolicyEntity, RoleEntity, UserEntity, Workload } from './estate.ts';
import { type Way, ways, type WorkloadKind, workloads } from './catalogue.ts';
import type { PolicySource } from '../statement.ts';
import { isAwsManagedPolicy } from '../arn.ts';
import { hasWildcard, matches, type PatternSet, setIncludes, setTouches } from '../pattern.ts';

/** An identity that one can be, or come to: of a group, being in it. */
export interface Node {
  /** The ARN. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'user' | 'role' | 'group';
  readonly actor: Actor;
  readonly estate: AwsEstate;
  /** Managed policies of the customer that apply, through groups too. */
  readonly managed: Listed<string>;
  /** Those of a user. */
  readonly groups: readonly string[];
  readonly boundary: Seen<string | null>;
  readonly tags: Seen<Readonly<Record<string, string>>>;
  readonly credentials?: UserEntity['credentials'];
  readonly instanceProfiles?: RoleEntity['instanceProfiles'];
}

/** Whom a role's trust policy lets in, by name. */
export interface Trustees {
  /** ARNs and unique ids. */
  readonly names: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  /** Identity providers. */
  readonly providers: ReadonlySet<string>;
  /** Whether it may be anybody: it says so, or could not be read. */
  readonly anybody: boolean;
}
const anybody: Trustees = {
  names: new Set(),
  accounts: new Set(),
  services: new Set(),
  providers: new Set(),
  anybody: true,
};

/** Everybody and everything that ways lead over, found by what the ways ask for. */
export class Atlas {
  readonly #access: AwsAccess;
  readonly nodes: readonly Node[];
  readonly #byId: ReadonlyMap<string, Node>;
  readonly #policies: ReadonlyMap<string, ManagedPolicyEntity>;
  readonly #trustees = new Map<Node, Trustees>();
  readonly #workloads = new Map<string, readonly Workload[]>();
  readonly #spoken = new Map<PolicySource, ReadonlySet<string>>();

  constructor(access: AwsAccess) {
    this.#access = access;
    this.nodes = access.estates.flatMap((estate) => [...this.#nodesOf(estate)]).toSorted(byId);
    this.#byId = new Map(this.nodes.map((node) => [node.id, node]));
    this.#policies = new Map(access.estates.flatMap(({ policies }) => policies.items.map((one) => [one.arn, one])));
    for (const { workloads: kinds = {} } of access.estates)
      for (const { items } of Object.values(kinds)) for (const workload of items) this.#file(workload);
  }

  get(id: string): Node | undefined {
    return this.#byId.get(id);
  }

  policy(arn: string): ManagedPolicyEntity | undefined {
    return this.#policies.get(arn);
  }

  trustees(node: Node): Trustees {
    const known = this.#trustees.get(node) ?? this.#readTrust(node);
    this.#trustees.set(node, known);
    return known;
  }

  /** Resources of a kind in an account; of those that run as a role, those that run as this one. */
  workloads(kind: WorkloadKind, { account }: AwsEstate, role?: string): readonly Workload[] {
    return this.#workloads.get(keyOf(kind, account, role)) ?? [];
  }

  /** Why there may be more of a kind than are known; undefined: there are no more. */
  hidden(kind: WorkloadKind, { workloads: kinds = {}, account }: AwsEstate): Listed<never>['unseen'] {
    const listing = kinds[kind];
    if (listing) return [...listing.unseen, ...listing.items.flatMap(({ role }) => (isSeen(role) ? [] : [role]))];
    const detail = `Which there are of the kind ${kind} in ${account} was not asked`;
    const { permission } = workloads[kind];
    return [{ what: `the list of each ${kind}`, gap: { because: 'not-collected', permissions: [permission], detail } }];
  }

  /** Ways of which a node's own policies allow every action on something, whoever and whatever else has a say. */
  waysOf(node: Node): readonly Way[] {
    const { identity } = node.actor.side;
    if (!identity) return [];
    const known = identity.items.map(({ document }) => this.#speaksOf(document));
    const isOpen = identity.unseen.length > 0;
    // A trust policy that names somebody lets them in without a policy of their own.
    const may = (action: string): boolean =>
      isOpen || action === 'sts:AssumeRole' || known.some((actions) => actions.has(action));
    return ways.filter(({ needs }) => needs.every(({ action }) => may(action)));
  }

  /** Patterns of the resources on which a node's own policies allow an action; undefined: on nothing. */
  patterns({ actor }: Node, action: string): readonly string[] | undefined {
    const { library } = this.#access;
    const found = (actor.side.identity?.items ?? []).flatMap(({ document }) => {
      if (!this.#speaksOf(document).has(action)) return [];
      if (!isSeen(library.statements(document))) return ['*'];
      return library
        .about(document, action)
        .whole.filter(({ effect }) => effect === 'Allow')
        .flatMap(({ resources }) => (resources.inverted ? ['*'] : resources.patterns.map(withoutVariables)));
    });
    return found.length > 0 ? [...new Set(found)] : undefined;
  }

  /** The actions of ways that a document allows on something; all, of one that can't be read. */
  #speaksOf(document: PolicySource): ReadonlySet<string> {
    const known = this.#spoken.get(document) ?? this.#readActions(document);
    this.#spoken.set(document, known);
    return known;
  }

  #readActions(document: PolicySource): ReadonlySet<string> {
    const read = this.#access.library.statements(document);
    if (!isSeen(read)) return new Set(actionsOfWays.keys());
    const allowed = read.value.filter(({ effect }) => effect === 'Allow');
    const found = new Set<string>();
    for (const { actions } of allowed)
      for (const action of candidatesOf(actions)) if (setIncludes(actions, action.toLowerCase())) found.add(action);
    return found;
  }

  #readTrust(node: Node): Trustees {
    const policy = this.#access.carrier(node.id)?.policy;
    const read = policy && isSeen(policy) ? this.#access.library.statements(policy.value) : undefined;
    if (!read || !isSeen(read)) return anybody;
    const granting = read.value.filter(
      ({ effect, actions }) => effect === 'Allow' && setTouches(actions, 'sts:assumerole*'),
    );
    if (granting.some(({ principals }) => principals?.inverted)) return anybody;
    const named = granting.flatMap(({ principals }) => principals?.principals ?? []);
    const of = (type: string) => named.filter((one) => one.type === type).map(({ value }) => value);
    return {
      names: new Set(of('aws').map(roleOfSession)),
      accounts: new Set(
        of('aws').flatMap((value) => /^(?:arn:[^:]+:iam::)?(\d{12})(?::root)?$/.exec(value)?.[1] ?? []),
      ),
      services: new Set(of('service')),
      providers: new Set(of('federated')),
      anybody: named.some(({ type, value }) => value === '*' && type !== 'service' && type !== 'federated'),
    };
  }

  #file(workload: Workload): void {
    const account = workload.arn.split(':')[4] ?? '';
    const role = isSeen(workload.role) ? workload.role.value : null;
    for (const key of [keyOf(workload.kind, account), keyOf(workload.kind, account, role ?? 'no role')])
      this.#workloads.set(key, [...(this.#workloads.get(key) ?? []), workload].toSorted(byArn));
  }

  *#nodesOf(estate: AwsEstate): Iterable<Node> {
    const groups = new Map(estate.groups.items.map((group) => [group.name, group]));
    for (const { group, member } of membersOf(estate))
      yield {
        ...this.#base(estate, group, member),
        kind: 'group',
        managed: managedOf([group]),
        groups: [group.arn],
        boundary: { value: null },
        tags: { value: {} },
      };
    for (const user of estate.users.items) {
      const names = isSeen(user.groups) ? user.groups.value : [];
      const own = names.flatMap((name) => groups.get(name) ?? []);
      yield {
        ...this.#base(estate, user, this.#access.actor(user.arn)),
        kind: 'user',
        managed: managedOf([user, ...own]),
        groups: own.map(({ arn }) => arn),
        boundary: user.boundary,
        tags: user.tags,
        ...(user.credentials && { credentials: user.credentials }),
      };
    }
    for (const role of estate.roles.items)
      if (!role.isServiceLinked)
        yield {
          ...this.#base(estate, role, this.#access.actor(role.arn)),
          kind: 'role',
          managed: managedOf([role]),
          groups: [],
          boundary: role.boundary,
          tags: role.tags,
          ...(role.instanceProfiles && { instanceProfiles: role.instanceProfiles }),
        };
  }

  #base(estate: AwsEstate, { arn, name }: Entity, actor: Actor) {
    return { id: arn, name, actor, estate };
  }
}

const actionsOfWays: ReadonlyMap<string, string> = new Map(
  ways.flatMap(({ needs }) => needs.map(({ action }) => [action, serviceOf(action)] as const)),
);
const byService = Map.groupBy(actionsOfWays.keys(), (action) => serviceOf(action));

function serviceOf(action: string): string {
  return action.slice(0, action.indexOf(':')).toLowerCase();
}

/** Actions of ways that a set could hold, by the services that its patterns begin with. */
function candidatesOf({ inverted, patterns }: PatternSet): Iterable<string> {
  const services = patterns.map((pattern) => serviceOf(pattern));
  if (inverted || services.some((service) => service === '' || hasWildcard(service))) return actionsOfWays.keys();
  return new Set(services.flatMap((service) => byService.get(service) ?? []));
}

const byId = (a: Node, b: Node): number => (a.id < b.id ? -1 : 1);
const byArn = (a: Workload, b: Workload): number => (a.arn < b.arn ? -1 : 1);
const keyOf = (kind: string, account: string, role = 'any role'): string => `${kind} ${account} ${role}`;

/** What a variable stands for is found out when the question is asked. */
const withoutVariables = (pattern: string): string => pattern.replaceAll(/\$\{[^}]*\}/g, '*');

/** A session is of its role. */
const roleOfSession = (arn: string): string =>
  arn.replace(/^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\/.*$/, 'arn:$1:iam::$2:role/$3');

function managedOf(entities: readonly Entity[]): Listed<string> {
  const policies = entities.map((entity) => entity.policies);
  const arns = policies.flatMap((one) => (isSeen(one) ? one.value.attached.map(({ policyArn }) => policyArn) : []));
  return {
    items: [...new Set(arns)].filter((arn) => !isAwsManagedPolicy(arn)).toSorted(),
    unseen: policies.flatMap((one) => (isSeen(one) ? [] : [one])),
  };
}

/** Nodes of one level, found by what ways ask for. */
export class Pool {
  readonly nodes: readonly Node[];
  readonly #atlas: Atlas;
  readonly #kinds: ReadonlyMap<string, readonly Node[]>;
  readonly #byTrustee = new Map<string, Node[]>();
  readonly #matching = new Map<string, ReadonlySet<Node>>();
  #ids: ReadonlyMap<string, Node> | undefined;

  constructor(atlas: Atlas, nodes: readonly Node[]) {
    this.#atlas = atlas;
    this.nodes = nodes;
    this.#kinds = Map.groupBy(nodes, ({ kind, estate }) => keyOf(kind, estate.account));
    for (const node of this.nodes) if (node.kind === 'role') this.#index(node);
  }

  /** Those of a kind in an account that an action of a node could be about. */
  about(node: Node, kind: Node['kind'], action: string): readonly Node[] {
    return this.#within(node, action, this.#kinds.get(keyOf(kind, node.estate.account)) ?? []);
  }

  /** Roles that may trust a service. */
  trusting(service: string): readonly Node[] {
    return this.#found(`service ${service}`);
  }

  /** Roles that may trust a node itself, or its account: then its own policies have to allow it, too. */
  assumableBy(node: Node): readonly Node[] {
    const { uniqueId = '' } = node.actor.caller;
    const byAccount = this.#byTrustee.get(`account ${node.estate.account}`) ?? [];
    const byName = this.#found(`name ${node.id}`, `name ${uniqueId}`);
    return [...new Set([...byName, ...this.#within(node, 'sts:AssumeRole', byAccount)])].toSorted(byId);
  }

  /** Those of these ARNs. */
  named(ids: readonly string[]): readonly Node[] {
    this.#ids ??= new Map(this.nodes.map((node) => [node.id, node]));
    return [...new Set(ids)].flatMap((id) => this.#ids?.get(id) ?? []).toSorted(byId);
  }

  #found(...keys: readonly string[]): readonly Node[] {
    const found = new Set([...keys, 'anybody'].flatMap((key) => this.#byTrustee.get(key) ?? []));
    return [...found].toSorted(byId);
  }

  #index(node: Node): void {
    const { names, accounts, services, anybody: open } = this.#atlas.trustees(node);
    const keys = [
      ...[...names].map((name) => `name ${name}`),
      ...[...accounts].map((account) => `account ${account}`),
      ...[...services].map((service) => `service ${service}`),
      ...(open ? ['anybody'] : []),
    ];
    for (const key of keys) {
      const known = this.#byTrustee.get(key);
      if (known) known.push(node);
      else this.#byTrustee.set(key, [node]);
    }
  }

  /** Patterns repeat from policy to policy, so what each means here is found out once. */
  #within(node: Node, action: string, nodes: readonly Node[]): readonly Node[] {
    const patterns = this.#atlas.patterns(node, action);
    if ((node.actor.side.identity?.unseen.length ?? 0) > 0 || patterns?.includes('*')) return nodes;
    if (!patterns) return [];
    const meant = patterns.map((pattern) => this.#meant(pattern));
    return nodes.filter((one) => meant.some((set) => set.has(one)));
  }

  #meant(pattern: string): ReadonlySet<Node> {
    const known = this.#matching.get(pattern) ?? new Set(this.nodes.filter(({ id }) => matches(pattern, id)));
    this.#matching.set(pattern, known);
    return known;
  }
}

import type {
  AccessEngine,
  Capability,
  Context,
  Escalation,
  Found,
  Grantee,
  Principal,
  Question,
} from '../../access/engine.ts';
import { type Answer, type Decision, type Ground, isSeen, type Seen, type Unseen } from '../../access/answer.ts';
import {
  allOf,
  answerOf,
  anyOf,
  because,
  missingTruth,
  no,
  not,
  noBy,
  type Truth,
  unseenTruth,
  yes,
} from '../../access/logic.ts';
import type { Binding } from '../iam.ts';
import { isEverybody } from '../iam.ts';
import { isBounded } from './boundary.ts';
import { type Attribute, type Attributes, conditionTruth } from './condition.ts';
import type { BoundaryBinding, DenyPolicy, DenyRule, GcpEstate, GcpResource, Role, ServiceAccount } from './estate.ts';
import { escalationsOf } from './escalation.ts';
import { attributesOf, isLike, namesPermission, partsOf, permissionParts } from './names.ts';
import {
  anybody,
  anyAccount,
  basicRoleMember,
  belongsTo,
  canonical,
  isMember,
  isToEverybody,
  membersOf,
  principalOf,
  type Society,
} from './principals.ts';

const manager = '//cloudresourcemanager.googleapis.com/';

/** A resource, what is above it nearest first, and what hides more of that. */
interface Chain {
  readonly resources: readonly GcpResource[];
  readonly unseen: readonly Unseen[];
  /** Full names of all of them, in every form. */
  readonly names: ReadonlySet<string>;
  /** Whether policies of what was asked about were collected; else of what is above it. */
  readonly own: Truth;
}

/** A request as policies look at it. */
interface Request {
  readonly principal: string;
  readonly permission: string;
  readonly resource: string;
  readonly chain: Chain;
  readonly context: Context;
}

/**
 * Who can do what in Google Cloud, by what was collected: principal access boundaries, deny policies and allow policies in that
 * order (https://cloud.google.com/iam/docs/policy-types#evaluation). Acting as somebody else is no part of an answer, but of
 * an escalation.
 */
export class GcpAccess implements AccessEngine {
  readonly estate: GcpEstate;
  readonly principals: readonly Principal[];
  readonly #resources: ReadonlyMap<string, GcpResource>;
  readonly #roles: ReadonlyMap<string, Role & { readonly has: ReadonlySet<string> }>;
  readonly #accounts: ReadonlyMap<string, ServiceAccount>;
  readonly #chains = new Map<string, Chain>();
  readonly #society: Society;
  #escalations: Found<Escalation> | undefined;

  constructor(estate: GcpEstate) {
    this.estate = estate;
    this.#resources = new Map(
      estate.resources.items.flatMap((one) => [one.id, ...(one.aliases ?? [])].map((id) => [id, one] as const)),
    );
    this.#roles = new Map(
      estate.roles.items.map((role) => [
        role.name,
        { ...role, has: new Set(isSeen(role.permissions) ? role.permissions.value : []) },
      ]),
    );
    this.#accounts = new Map(
      estate.serviceAccounts.items.map((one) => [canonical(`serviceAccount:${one.email}`), one]),
    );
    this.#society = {
      groups: estate.groups,
      holds: (principal, role, project) => this.#holds(principal, role, project),
      nodesOf: (project) => this.#nodesOf(project),
    };
    this.principals = principalsOf(estate);
  }

  can({ principal, action, resource, context = {} }: Question): Answer {
    const request: Request = {
      principal: canonical(principal),
      permission: action,
      resource,
      chain: this.chainOf(resource),
      context: { ...this.estate.context, ...context },
    };
    const truth = allOf(
      this.#canSignIn(request.principal),
      not(this.#isOutOfBounds(request)),
      not(this.#isDenied(request)),
      this.#isAllowed(request),
    );
    return answerOf(truth, reasonOf(truth, request));
  }

  whoCan({ action, resource, context }: Omit<Question, 'principal'>): Found<Grantee> {
    const found: Grantee[] = [];
    const unseen = [...this.estate.resources.unseen];
    for (const id of this.#matching(resource)) {
      const chain = this.chainOf(id);
      unseen.push(...chain.unseen, ...this.#unseenIn(chain, action));
      for (const [principal, actions] of this.#candidates(chain, action))
        for (const group of this.#alike(chain, principal, actions)) {
          const answer = this.can({ principal, action: group[0]!, resource: id, ...(context && { context }) });
          if (answer.decision !== 'denied')
            found.push({ principal: principalOf(principal), answer, actions: group, resources: [id] });
        }
    }
    return { found: joinedGrantees(found), unseen: distinct(unseen) };
  }

  whatCan(principal: string): Found<Capability> {
    const id = canonical(principal);
    const found: Capability[] = [];
    const unseen = [...this.estate.resources.unseen];
    for (const resource of this.estate.resources.items) {
      if (!isSeen(resource.bindings)) unseen.push(resource.bindings);
      else
        for (const binding of resource.bindings.value) {
          const capability = this.#capability(id, resource, binding);
          if (capability) found.push(capability);
        }
    }
    return { found, unseen: distinct(unseen) };
  }

  escalations(principal?: string): Found<Escalation> {
    this.#escalations ??= escalationsOf(this);
    if (principal === undefined) return this.#escalations;
    const id = canonical(principal);
    return { ...this.#escalations, found: this.#escalations.found.filter((one) => one.principal.id === id) };
  }

  /** The permissions of a role, or why they are not known. */
  permissionsOf(role: string): Seen<ReadonlySet<string>> {
    const found = this.#roles.get(role);
    if (!found) return roleUnseen(role, this.estate.roles.unseen);
    if (found.disabled) return { value: new Set() };
    return isSeen(found.permissions) ? { value: found.has } : found.permissions;
  }

  /** Whether a principal holds a basic role of a project, by its policy or an inherited one. */
  holds(principal: string, role: string, project: string): Truth {
    return this.#holds(principal, role, project);
  }

  /** Whether a principal is a member of what a policy names. */
  isMember(member: string, principal: string): Truth {
    return isMember(member, principal, this.#society);
  }

  resource(id: string): GcpResource | undefined {
    return this.#resources.get(id);
  }

  account(principal: string): ServiceAccount | undefined {
    return this.#accounts.get(principal);
  }

  /** What a resource inherits from. A name that was not collected is looked for by what it is in. */
  chainOf(id: string): Chain {
    const before = this.#chains.get(id);
    if (before) return before;
    const chain = this.#climb(id);
    this.#chains.set(id, chain);
    return chain;
  }

  #climb(id: string): Chain {
    const start = this.#resources.get(id) ?? this.#containerOf(id);
    const resources: GcpResource[] = [];
    const unseen: Unseen[] = [];
    let next: GcpResource | undefined = start;
    if (!start) unseen.push(notCollected(`what ${id} is in`));
    while (next && !resources.includes(next)) {
      resources.push(next);
      if (!isSeen(next.parent)) unseen.push(next.parent);
      const above: string | null = isSeen(next.parent) ? next.parent.value : null;
      next = above === null ? undefined : this.#resources.get(above);
      if (above !== null && !next) unseen.push(notCollected(`the policies of ${above}`));
    }
    const names = new Set([id, ...resources.flatMap((one) => [one.id, ...(one.aliases ?? [])])]);
    return { resources, unseen, names, own: this.#ownPolicy(id, start) };
  }

  /** The nearest thing that a name is in: `//storage…/b` for an object of it, the project for what is in one. */
  #containerOf(id: string): GcpResource | undefined {
    for (let at = id.lastIndexOf('/'); at > 2; at = id.lastIndexOf('/', at - 1)) {
      const found = this.#resources.get(id.slice(0, at));
      if (found) return found;
    }
    const project = /\/projects\/([^/]+)/.exec(id)?.[1];
    return project === undefined ? undefined : this.#resources.get(`${manager}projects/${project}`);
  }

  /** A thing without a policy of its own in the snapshot may have one that was not collected. */
  #ownPolicy(id: string, found: GcpResource | undefined): Truth {
    if (found === undefined || this.#resources.has(id)) return no;
    const rest = id.slice(found.id.length);
    if (/^\/(?:versions|cryptoKeyVersions)\//.test(rest)) return no;
    if (!/^\/(?:objects|managedFolders)(?:\/|$)/.test(rest) || found.hasObjectLists === undefined)
      return unseenTruth(notCollected(`the policy of ${id}`));
    if (!isSeen(found.hasObjectLists)) return unseenTruth(found.hasObjectLists);
    return found.hasObjectLists.value ? unseenTruth(notCollected(`the access control list of ${id}`)) : no;
  }

  /** A disabled account gets no token. */
  #canSignIn(principal: string): Truth {
    const account = this.#accounts.get(principal);
    if (!account?.disabled) return yes;
    return noBy({
      effect: 'deny',
      layer: 'service account',
      source: account.resource,
      label: 'the account is disabled',
    });
  }

  #isOutOfBounds(request: Request): Truth {
    const { items, unseen } = this.estate.boundaries;
    const facts = items.map((binding) => this.#bound(binding, request));
    const reaches = anyOf(...facts.map(({ applies, includes }) => allOf(applies, includes)));
    const limits = facts.map(({ applies, includes, ground }) => because(allOf(applies, not(includes)), ground));
    const hidden = unseen.length > 0 ? unseenTruth(...unseen) : no;
    return allOf(anyOf(...limits, hidden), not(reaches));
  }

  #bound(binding: BoundaryBinding, { principal, permission, chain, context }: Request) {
    const ground: Ground = {
      effect: 'deny',
      layer: 'principal access boundary policy',
      source: isSeen(binding.policy) ? binding.policy.value.name : binding.name,
      label: `binding ${binding.name}`,
    };
    const subject = allOf(
      this.#isBoundTo(binding.principalSet, principal),
      conditionOf(binding.condition, principalAttributes(principal, context), true),
    );
    if (!isSeen(binding.policy)) return { applies: allOf(subject, unseenTruth(binding.policy)), includes: no, ground };
    const { resources, enforcementVersion, name } = binding.policy.value;
    const isBlocked = isBounded(enforcementVersion, permission);
    const blocks =
      isBlocked === undefined
        ? unseenTruth(notCollected(`whether version ${enforcementVersion} of ${name} is about ${permission}`))
        : isBlocked
          ? yes
          : no;
    const isIn = resources.some((one) => chain.names.has(one));
    const includes = isIn ? yes : chain.unseen.length > 0 ? unseenTruth(...chain.unseen) : no;
    return { applies: allOf(blocks, subject), includes, ground };
  }

  #isBoundTo(set: string, principal: string): Truth {
    const { service, path } = partsOf(set);
    if (service === 'cloudresourcemanager.googleapis.com') return belongsTo(path, principal, this.#society);
    const member = `principalSet://${service}/${path}/*`;
    return service === 'iam.googleapis.com' && /Pools\//.test(path)
      ? this.isMember(member, principal)
      : principal.startsWith('user:')
        ? unseenTruth(notCollected(`whether ${principal} is in ${set}`))
        : no;
  }

  #isDenied(request: Request): Truth {
    const { resources, unseen } = request.chain;
    const denials = resources.flatMap(({ id, denyPolicies }) => {
      if (denyPolicies === undefined) return [];
      if (!isSeen(denyPolicies)) return [unseenTruth(denyPolicies)];
      return denyPolicies.value.flatMap((policy) =>
        policy.rules.map((rule) => this.#denial(id, policy, rule, request)),
      );
    });
    return anyOf(...denials, unseen.length > 0 ? unseenTruth(...unseen) : no);
  }

  #denial(source: string, { name }: DenyPolicy, rule: DenyRule, request: Request): Truth {
    const { principal, permission, context } = request;
    const isNamed = (patterns: readonly string[]): boolean =>
      patterns.some((pattern) => namesPermission(pattern, permission));
    if (!isNamed(rule.deniedPermissions) || isNamed(rule.exceptionPermissions)) return no;
    const isOneOf = (members: readonly string[]): Truth =>
      anyOf(...members.map((member) => this.isMember(member, principal)));
    const truth = allOf(
      isOneOf(rule.deniedPrincipals),
      not(isOneOf(rule.exceptionPrincipals)),
      conditionOf(rule.denialCondition, requestAttributes(request, context), true),
    );
    return because(truth, { effect: 'deny', layer: 'deny policy', source, label: `${name} denies ${permission}` });
  }

  #isAllowed(request: Request): Truth {
    const { resources, unseen, own } = request.chain;
    const grants = resources.flatMap((resource) => {
      if (!isSeen(resource.bindings)) return [unseenTruth(resource.bindings)];
      return resource.bindings.value.flatMap((binding) => this.#grants(resource, binding, request));
    });
    // What is granted by name tells more than what everybody has.
    const byName = grants.filter((grant) => !isPublic(grant));
    return anyOf(...byName, ...grants.filter(isPublic), own, unseen.length > 0 ? unseenTruth(...unseen) : no);
  }

  /** What each member of a binding gives. */
  #grants(resource: GcpResource, binding: Binding, request: Request): Truth[] {
    const has = this.#has(binding.role, request.permission);
    if (has.is === false) return [];
    return binding.members.flatMap((member) => {
      const isOne = this.isMember(member, request.principal);
      if (isOne.is === false) return [];
      const truth = allOf(
        isOne,
        has,
        conditionOf(binding.condition?.expression, requestAttributes(request, request.context), false),
        isEverybody(member) ? this.#isPublicAllowed(request) : yes,
      );
      return [because(truth, groundOf(resource, binding, member))];
    });
  }

  #has(role: string, permission: string): Truth {
    const permissions = this.permissionsOf(role);
    if (!isSeen(permissions)) return unseenTruth(permissions);
    return permissions.value.has(permission) ? yes : no;
  }

  /** https://cloud.google.com/storage/docs/public-access-prevention: grants to everybody are void. */
  #isPublicAllowed({ chain, permission }: Request): Truth {
    const prevention = chain.resources.find((one) => one.publicAccessPrevention)?.publicAccessPrevention;
    if (!prevention || !permission.startsWith('storage.')) return yes;
    if (!isSeen(prevention)) return unseenTruth(prevention);
    return prevention.value ? no : yes;
  }

  /** Convenience members: who holds a basic role of a project, by its policy or an inherited one. */
  #holds(principal: string, role: string, project: string): Truth {
    const { resources, unseen } = this.chainOf(`${manager}projects/${project}`);
    const grants = resources.flatMap(({ bindings }) => {
      if (!isSeen(bindings)) return [unseenTruth(bindings)];
      const members = bindings.value.filter((one) => one.role === role).flatMap((one) => one.members);
      // A basic role of the same project again would lead in a circle.
      return members.filter((one) => !basicRoleMember(one)).map((member) => this.isMember(member, principal));
    });
    return anyOf(...grants, unseen.length > 0 ? unseenTruth(...unseen) : no);
  }

  #nodesOf(project: string): Seen<readonly string[]> {
    const { names, unseen, resources } = this.chainOf(`${manager}projects/${project}`);
    const [hidden] = unseen;
    if (hidden || resources.length === 0) return hidden ?? notCollected(`what project ${project} is in`);
    return { value: [...names].map((name) => partsOf(name).path) };
  }

  #capability(principal: string, resource: GcpResource, binding: Binding): Capability | undefined {
    const member = binding.members
      .map((one) => ({ one, truth: this.isMember(one, principal) }))
      .filter(({ truth }) => truth.is !== false)
      .toSorted((a, b) => Number(b.truth.is ?? false) - Number(a.truth.is ?? false))[0];
    if (!member) return undefined;
    const permissions = this.permissionsOf(binding.role);
    const truth = allOf(
      member.truth,
      isSeen(permissions) ? yes : unseenTruth(permissions),
      binding.condition ? missingTruth('the condition') : yes,
    );
    return {
      actions: isSeen(permissions) ? [...permissions.value] : ['*'],
      resources: [resource.id, `${resource.id}/*`],
      decision: answerOf(truth, '').decision as Exclude<Decision, 'denied'>,
      ground: groundOf(resource, binding, member.one),
      conditions: binding.condition ? [binding.condition.expression] : [],
    };
  }

  /** The ids that a question with `*` means; a name that is not in the snapshot stands for itself. */
  #matching(pattern: string): readonly string[] {
    if (!pattern.includes('*')) return [pattern];
    return this.estate.resources.items.flatMap(({ id }) => (isLike(id, pattern) ? [id] : []));
  }

  /** Whom bindings name that may give one of the wanted permissions, and which of these. */
  #candidates({ resources }: Chain, action: string): Map<string, Set<string>> {
    const found = new Map<string, Set<string>>();
    const add = (principal: string, actions: Iterable<string>): void => {
      const all = found.get(principal) ?? new Set();
      for (const one of actions) all.add(one);
      found.set(principal, all);
    };
    const bindings = resources.flatMap((one) => (isSeen(one.bindings) ? one.bindings.value : []));
    const isGuarded = this.#isGuarded(resources);
    for (const { role, members } of bindings) {
      const actions = this.#wanted(role, action);
      if (actions.length === 0) continue;
      for (const member of members) {
        for (const one of this.#whoIs(member)) add(one, actions);
        if (isGuarded && isWide(member))
          for (const { id } of this.principals) if (this.isMember(member, id).is === true) add(id, actions);
      }
    }
    return found;
  }

  /** Whether something takes access away here: members of a set then differ. */
  #isGuarded(resources: readonly GcpResource[]): boolean {
    const hasRules = ({ denyPolicies }: GcpResource): boolean =>
      denyPolicies !== undefined && !(isSeen(denyPolicies) && denyPolicies.value.length === 0);
    return this.estate.boundaries.items.length > 0 || resources.some(hasRules);
  }

  readonly #wantedOf = new Map<string, readonly string[]>();
  #wanted(role: string, action: string): readonly string[] {
    const key = `${role} ${action}`;
    const before = this.#wantedOf.get(key);
    if (before) return before;
    const permissions = this.permissionsOf(role);
    // Of a role that nobody could read any permission may be in it.
    const wanted = isSeen(permissions)
      ? action.includes('*')
        ? [...permissions.value].filter((one) => isLike(one, action))
        : [action].filter((one) => permissions.value.has(one))
      : [action];
    this.#wantedOf.set(key, wanted);
    return wanted;
  }

  /** A member, and everybody that is known to be one through it. */
  #whoIs(member: string): readonly string[] {
    const id = canonical(member);
    if (id.startsWith('deleted:') || basicRoleMember(id)) {
      const basic = basicRoleMember(id);
      return basic ? this.#holders(basic.role, basic.project) : [];
    }
    if (!id.startsWith('group:')) return [id];
    return [id, ...this.#membersOf(id, new Set([id]))];
  }

  #holders(role: string, project: string): readonly string[] {
    return this.chainOf(`${manager}projects/${project}`).resources.flatMap(({ bindings }) =>
      (isSeen(bindings) ? bindings.value : [])
        .filter((one) => one.role === role)
        .flatMap((one) =>
          one.members.filter((member) => !basicRoleMember(member)).flatMap((member) => this.#whoIs(member)),
        ),
    );
  }

  #membersOf(group: string, seen: Set<string>): readonly string[] {
    const members = membersOf(group, this.estate.groups);
    if (!isSeen(members)) return [];
    return members.value.map(canonical).flatMap((member) => {
      if (seen.has(member)) return [];
      seen.add(member);
      return member.startsWith('group:') ? [member, ...this.#membersOf(member, seen)] : [member];
    });
  }

  /** Permissions that no policy tells apart: one of them answers for all. */
  #alike({ resources }: Chain, principal: string, actions: ReadonlySet<string>): string[][] {
    if (actions.size < 2) return [[...actions]];
    const bindings = resources.flatMap((one) => (isSeen(one.bindings) ? one.bindings.value : []));
    const relevant = bindings.filter((one) =>
      one.members.some((member) => this.isMember(member, principal).is !== false),
    );
    const rules = resources.flatMap(({ denyPolicies }) =>
      denyPolicies && isSeen(denyPolicies) ? denyPolicies.value.flatMap((policy) => policy.rules) : [],
    );
    const isConditional = relevant.some((one) => one.condition) || rules.some((one) => one.denialCondition);
    const signature = (permission: string): string =>
      [
        ...relevant.map(({ role }) => Number(this.#has(role, permission).is !== false)),
        ...rules.map(
          (rule) =>
            Number(
              [rule.deniedPermissions, rule.exceptionPermissions].some((all) =>
                all.some((one) => namesPermission(one, permission)),
              ),
            ) +
            2 * Number(rule.exceptionPermissions.some((one) => namesPermission(one, permission))),
        ),
        ...this.estate.boundaries.items.map(({ policy }) =>
          isSeen(policy) ? String(isBounded(policy.value.enforcementVersion, permission)) : '',
        ),
        isConditional ? kindOf(permission) : permission.startsWith('storage.'),
      ].join(',');
    return [...Map.groupBy([...actions].toSorted(), signature).values()];
  }

  /** Policies that could not be read, and groups with a wanted permission whose members could not. */
  #unseenIn({ resources }: Chain, action: string): Unseen[] {
    return resources.flatMap(({ bindings }) => {
      if (!isSeen(bindings)) return [bindings];
      const wanted = bindings.value.filter(({ role }) => this.#wanted(role, action).length > 0);
      return wanted.flatMap(({ members }) => members.flatMap((member) => this.#hiddenIn(canonical(member), new Set())));
    });
  }

  #hiddenIn(group: string, seen: Set<string>): readonly Unseen[] {
    if (!group.startsWith('group:') || seen.has(group)) return [];
    seen.add(group);
    const members = membersOf(group, this.estate.groups);
    return isSeen(members) ? members.value.flatMap((one) => this.#hiddenIn(canonical(one), seen)) : [members];
  }
}

/** Members that stand for many without naming them. */
const isWide = (member: string): boolean => isEverybody(member) || /^(?:domain:|principalSet:)/.test(member);

const isPublic = ({ grounds }: Truth): boolean => grounds.some(({ label }) => isToEverybody(label));

const kindOf = (permission: string): string => {
  const { service, kind, verb } = permissionParts(permission);
  return `${service}.${kind}.${verb === 'list'}`;
};

const groundOf = ({ id }: GcpResource, { role, condition }: Binding, member: string): Ground => ({
  effect: 'allow',
  layer: 'allow policy',
  source: id,
  label: `${role} to ${member}${condition ? `, if ${condition.expression.replaceAll(/\s+/g, ' ').slice(0, 200)}` : ''}`,
});

const conditionOf = (expression: string | undefined, attributes: Attributes, whenFailed: boolean): Truth =>
  expression === undefined ? yes : conditionTruth(expression, attributes, whenFailed);

/** Names of attributes that conditions of allow and deny policies may read, with what they are. */
const documented =
  /^(?:request\.(?:time|auth\.access_levels|auth\.principal|auth\.claims\..+|path|host)|destination\.(?:ip|port)|resource\.(?:tags|tagIds))$/;

const given = (name: string, context: Context): Attribute => {
  const values = Object.hasOwn(context, name) ? context[name] : undefined;
  if (values === undefined) return { missing: name };
  const [first] = values;
  if (first === undefined) return { absent: true };
  if (name === 'request.time') return Number.isNaN(Date.parse(first)) ? { missing: name } : { is: new Date(first) };
  if (name === 'destination.port') return /^\d{1,5}$/.test(first) ? { is: BigInt(first) } : { missing: name };
  const isList = name === 'request.auth.access_levels' || name.startsWith('resource.tag') || name.includes('/');
  return { is: isList ? [...values] : first };
};

/** What conditions of allow and deny policies read. */
function requestAttributes({ permission, resource }: Request, context: Context): Attributes {
  const about = attributesOf(permission, resource);
  return (name) => {
    if (name === 'resource.type' && !context[name]) return { is: about.type };
    if (name === 'resource.service' && !context[name]) return { is: about.service };
    if (name === 'resource.name' && !context[name]) return about.name ?? { missing: name };
    if (/^resource\.(?:type|service|name)$/.test(name) || documented.test(name) || name.includes('/'))
      return given(name, context);
    return undefined;
  };
}

const principalTypes: readonly (readonly [prefix: string, type: string])[] = [
  ['serviceAccount:', 'iam.googleapis.com/ServiceAccount'],
  ['user:', 'iam.googleapis.com/WorkspaceIdentity'],
  ['principal://iam.googleapis.com/locations/', 'iam.googleapis.com/WorkforcePoolIdentity'],
  ['principal://iam.googleapis.com/projects/', 'iam.googleapis.com/WorkloadIdentityPoolIdentity'],
];

/** What conditions of bindings of boundaries read. */
function principalAttributes(principal: string, context: Context): Attributes {
  const type = principalTypes.find(([prefix]) => principal.startsWith(prefix))?.[1];
  return (name) => {
    if (name === 'principal.subject') return { is: principal.replace(/^(?:user|serviceAccount):/, '') };
    if (name === 'principal.type') return type === undefined ? { missing: name } : { is: type };
    return name === 'request.time' ? given(name, context) : undefined;
  };
}

function reasonOf({ is, grounds, unseen, missing }: Truth, { principal, permission, resource }: Request): string {
  const who = principalOf(principal).name;
  const [ground] = grounds;
  if (is === true) return ground ? `${ground.label} on ${ground.source}` : `${permission} is allowed`;
  if (is === false)
    return ground?.effect === 'deny'
      ? `${ground.layer} of ${ground.source}: ${ground.label}`
      : `No role that ${who} holds on ${resource} or above it has ${permission}`;
  if (unseen.length > 0) return `It depends on ${unseen.map(({ what }) => what).join(', ')}, which could not be seen`;
  return `It depends on ${missing.join(', ')}`;
}

const notCollected = (what: string): Unseen => ({
  what,
  gap: { because: 'not-collected', permissions: [], detail: 'It is not in the snapshot' },
});

const roleUnseen = (role: string, unseen: readonly Unseen[]): Unseen => ({
  what: `the permissions of ${role}`,
  gap: unseen[0]?.gap ?? {
    because: 'not-collected',
    permissions: ['iam.roles.get'],
    detail: `The role ${role} is not in the snapshot`,
  },
});

const distinct = (unseen: readonly Unseen[]): Unseen[] => [...new Map(unseen.map((one) => [one.what, one])).values()];

function principalsOf({ resources, groups, serviceAccounts }: GcpEstate): Principal[] {
  const named = resources.items.flatMap(({ bindings }) =>
    isSeen(bindings) ? bindings.value.flatMap(({ members }) => members) : [],
  );
  const inGroups = groups.items.flatMap(({ email, members }) => [
    `group:${email}`,
    ...(isSeen(members) ? members.value : []),
  ]);
  const ids = [...named, ...inGroups, ...serviceAccounts.items.map(({ email }) => `serviceAccount:${email}`)]
    .map(canonical)
    .filter((id) => !id.startsWith('deleted:') && !basicRoleMember(id));
  return [...new Set(ids)].toSorted().map(principalOf);
}

/** The same principal with the same answer for the same actions on several resources, once. */
function joinedGrantees(found: readonly Grantee[]): Grantee[] {
  const key = ({ principal, answer, actions }: Grantee): string =>
    [principal.id, answer.decision, answer.reason, ...actions].join('\n');
  return [...Map.groupBy(found, key).values()].map((same) => ({
    ...same[0]!,
    resources: [...new Set(same.flatMap(({ resources }) => resources))],
  }));
}

export { anybody, anyAccount };

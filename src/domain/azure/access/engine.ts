import { type Answer, type Ground, isSeen, type Seen, type Unseen } from '../../access/answer.ts';
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
import {
  allOf,
  answerOf,
  anyOf,
  because,
  missingTruth,
  no,
  not,
  type Truth,
  unseenTruth,
  yes,
  yesBy,
} from '../../access/logic.ts';
import { matches } from '../../aws/pattern.ts';
import { globalAdministrator } from '../directory.ts';
import { armId, isUnder } from '../ids.ts';
import { scopeText } from '../roles.ts';
import { type ActionKind, actionOf, actionText, keyDoorOf, ownerOfType, policyPermissions } from './actions.ts';
import { type Asked, type Condition, ConditionError, holds, notUnderstood, parseCondition } from './condition.ts';
import { allowsInDirectory, directoryPermissionsOf, isForOwners, reachesInDirectory } from './directory-roles.ts';
import type {
  AzureEstate,
  DenyAssignment,
  DirectoryAssignment,
  DirectoryRole,
  Person,
  RoleAssignment,
  Vault,
} from './estate.ts';
import { EscalationGraph } from './escalation.ts';
import { Holdings, isHeldByAny, objectId } from './holders.ts';
import {
  gives,
  hasAll,
  isPattern,
  type Permission,
  partsGiven,
  permissionsOf,
  type WantedAction,
} from './permissions.ts';
import { type Above, isListedFor, reaches, reachesAll, resourcesAt, scopeOf } from './scopes.ts';

/** A question as it is worked on. */
interface Query {
  readonly kind: ActionKind;
  /** In lower case, a pattern where several are asked about. */
  readonly action: string;
  /** In lower case; the empty text is the root of all, `/`. */
  readonly resource: string;
  /** As it was asked: names in it have letters of both cases. */
  readonly written: string;
  readonly context: Context;
}

interface Held extends RoleAssignment {
  readonly isEligible: boolean;
}

/** The role of classic administrators that may do everything in their subscription. */
const classicOwner = /\b(?:ServiceAdministrator|CoAdministrator)\b/i;
const elevateAccess = 'microsoft.authorization/elevateaccess/action';

const byId = <T extends { readonly id: string }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/**
 * Who can do what in a subscription and its tenant.
 *
 * What a deny assignment blocks is denied; else a role that is assigned at the resource or above allows it, if the role has
 * the action and the assignment's condition lets it pass.
 * Source: https://learn.microsoft.com/azure/role-based-access-control/overview#how-azure-rbac-determines-if-a-user-has-access-to-a-resource
 */
export class AzureAccessEngine implements AccessEngine {
  readonly estate: AzureEstate;
  readonly principals: readonly Principal[];
  readonly #above: Above;
  readonly #held: Holdings<Held>;
  readonly #denials: readonly DenyAssignment[];
  readonly #directory: Holdings<DirectoryAssignment>;
  readonly #directoryRoles: ReadonlyMap<string, DirectoryRole>;
  readonly #people: ReadonlyMap<string, Person>;
  readonly #vaults: ReadonlyMap<string, Vault>;
  readonly #keyed: ReadonlyMap<string, Seen<boolean>>;
  readonly #permissions = new Map<unknown, Seen<readonly Permission[]>>();
  readonly #givers = new Map<string, readonly Held[]>();
  #graph: EscalationGraph | undefined;
  readonly #conditions = new Map<string, Seen<Condition>>();

  constructor(estate: AzureEstate) {
    this.estate = estate;
    this.#above = { subscription: scopeOf(estate.subscription), managementGroups: estate.managementGroups };
    const active = estate.assignments.items.map((one) => ({ ...one, isEligible: false }));
    const eligible = estate.eligible.items.map((one) => ({ ...one, isEligible: true }));
    this.#held = new Holdings(byId([...active, ...eligible]));
    this.#denials = byId(estate.denials.items);
    this.#directory = new Holdings(byId(estate.directoryAssignments.items));
    this.#directoryRoles = new Map(estate.directoryRoles.items.map((one) => [one.id.toLowerCase(), one]));
    this.#people = new Map(byId(estate.people.items).map((one) => [one.id.toLowerCase(), one]));
    this.#vaults = new Map(estate.vaults.items.map((one) => [one.id.toLowerCase(), one]));
    this.#keyed = new Map(estate.keyed.items.map(({ id, keysWork }) => [id.toLowerCase(), keysWork]));
    this.principals = this.#everybody();
  }

  can({ principal, action, resource, context = {} }: Question): Answer {
    const query = queryOf(action, resource, context);
    const truth = this.truthOf(principal, query);
    return answerOf(truth, reasonOf(truth));
  }

  /** As `can`, for those who go on reckoning with the answer. */
  truth(question: Question): Truth {
    return this.truthOf(question.principal, queryOf(question.action, question.resource, question.context ?? {}));
  }

  whoCan({ action, resource, context = {} }: Omit<Question, 'principal'>): Found<Grantee> {
    const queries = queriesOf(action, resource, context);
    const found = isPattern(action) || isPattern(resource) ? this.#whoCanAnyOf(queries) : this.#whoCanThis(queries[0]!);
    return { found, unseen: this.#unseenFor(queries) };
  }

  whatCan(principal: string): Found<Capability> {
    const id = objectId(principal);
    const found = [...this.#roleCapabilities(id), ...this.#directoryCapabilities(id), ...this.#vaultCapabilities(id)];
    return { found, unseen: this.#unseenOf(id) };
  }

  escalations(principal?: string): Found<Escalation> {
    return this.graph.escalations(principal);
  }

  /** The ways to full power; found when they are first asked for. */
  get graph(): EscalationGraph {
    return (this.#graph ??= new EscalationGraph(this));
  }

  principalOf(id: string): Principal {
    const key = objectId(id);
    const person = this.#people.get(key);
    const account = person?.home ?? this.estate.tenant;
    return { id: key, name: person?.name ?? id, kind: person?.kind ?? 'principal', account };
  }

  /** What the directory says of a principal, if it was listed. */
  personOf = (id: string): Person | undefined => this.#people.get(objectId(id));

  /** Assignments of directory roles that a principal holds or may hold. */
  directoryAssignmentsOf = (id: string): readonly (readonly [DirectoryAssignment, Truth])[] =>
    this.#directory.of(objectId(id));

  /** Assignments of roles that a principal holds or may hold, and those that it can activate. */
  assignmentsOf = (id: string): readonly (readonly [Held, Truth])[] => this.#held.of(objectId(id));

  truthOf(principal: string, query: Query): Truth {
    // Nobody without an identity holds a role.
    if (principal === '*') return no;
    const id = objectId(principal);
    if (query.kind === 'directory') return this.#inDirectory(id, query);
    if (query.kind === 'graph') return this.#onGraph(id, query);
    if (query.kind === 'data') return this.#onData(id, query);
    return this.#byRoles(id, query, 'control');
  }

  #byRoles(principal: string, query: Query, kind: WantedAction['kind']): Truth {
    const wanted: WantedAction = { kind, name: query.action };
    return allOf(not(this.#isDenied(principal, query, wanted)), this.#isGiven(principal, query, wanted));
  }

  #isGiven(principal: string, query: Query, wanted: WantedAction): Truth {
    const { estate } = this;
    return anyOf(
      ...this.#held.of(principal).map(([one, isHeld]) => this.#isGivenBy(one, isHeld, query, wanted)),
      wanted.kind === 'control' ? this.#isClassicOwner(principal, query) : no,
      this.#mayElevate(principal, query),
      ...[...estate.assignments.unseen, ...estate.eligible.unseen].map((one) => unseenTruth(one)),
      this.#isElsewhere(query),
    );
  }

  #isGivenBy(one: Held, isHeld: Truth, query: Query, wanted: WantedAction): Truth {
    const reached = reaches(scopeOf(one.scope), query.resource, this.#above);
    if (reached.is === false) return no;
    const ground = groundOf(one, this.#groupThat(one));
    return because(
      allOf(
        isHeld,
        reached,
        this.#hasAction(one, query, wanted),
        this.#passes(one, query, ground.label),
        one.isEligible ? given(query.context, `activation of ${ground.label}`) : yes,
      ),
      ground,
    );
  }

  #hasAction(one: RoleAssignment, query: Query, wanted: WantedAction): Truth {
    if (!isSeen(one.role)) return unseenTruth(one.role);
    const { name, permissions } = one.role.value;
    const read = this.#permissionsOf(`the role ${name}`, permissions);
    if (!isSeen(read)) return unseenTruth(read);
    const entries = read.value.filter((entry) => gives(entry, wanted));
    return anyOf(
      ...entries.map((entry) => this.#passes({ condition: entry.condition ?? undefined }, query, `the role ${name}`)),
    );
  }

  /** Whether a condition, if there is one, lets a request pass. */
  #passes(
    { condition, conditionVersion = '2.0' }: Pick<RoleAssignment, 'condition' | 'conditionVersion'>,
    query: Query,
    label: string,
  ): Truth {
    if (condition === undefined || condition === '') return yes;
    const what = `the condition of ${label}`;
    if (conditionVersion !== '2.0') return unseenTruth(notUnderstood(what, `it is of version ${conditionVersion}`));
    const parsed = this.#conditionOf(condition, what);
    return isSeen(parsed) ? holds(parsed.value, askedOf(query), what) : unseenTruth(parsed);
  }

  #conditionOf(text: unknown, what: string): Seen<Condition> {
    if (typeof text !== 'string') return notUnderstood(what, 'it is no text');
    const known = this.#conditions.get(text);
    if (known) return isSeen(known) ? known : { ...known, what };
    const parsed = parsedCondition(text, what);
    this.#conditions.set(text, parsed);
    return parsed;
  }

  #permissionsOf(what: string, raw: unknown): Seen<readonly Permission[]> {
    const known = this.#permissions.get(raw);
    if (known) return known;
    const read = permissionsOf(what, raw);
    this.#permissions.set(raw, read);
    return read;
  }

  #groupThat({ principalType, principalId }: RoleAssignment): string | null {
    return principalType.toLowerCase() === 'group' ? this.principalOf(principalId).name : null;
  }

  #isClassicOwner(principal: string, { resource }: Query): Truth {
    const { subscription } = this.#above;
    const { items, unseen } = this.estate.classicAdministrators;
    const isHere = subscription !== '' && (isUnder(resource, subscription) || resource.includes('*'));
    if (!isHere) return no;
    const { name } = this.principalOf(principal);
    const found = items.find(
      ({ emailAddress, role }) => classicOwner.test(role) && emailAddress.toLowerCase() === name.toLowerCase(),
    );
    if (found === undefined) return anyOf(...unseen.map((one) => unseenTruth(one)));
    return yesBy({ effect: 'allow', layer: 'classic administrator', source: subscription, label: found.role });
  }

  /**
   * Global Administrators may make themselves User Access Administrator at the root scope, whatever roles they hold there.
   * Source: https://learn.microsoft.com/azure/role-based-access-control/elevate-access-global-admin
   */
  #mayElevate(principal: string, { action, resource, context }: Query): Truth {
    if (action !== elevateAccess || resource !== '') return no;
    return this.holdsDirectoryRole(principal, (id) => id === globalAdministrator, context);
  }

  #isElsewhere({ resource }: Query): Truth {
    return isListedFor(resource, this.#above) ? no : unseenTruth(elsewhere(resource));
  }

  #isDenied(principal: string, query: Query, wanted: WantedAction): Truth {
    return anyOf(
      ...this.#denials.map((one) => this.#isDeniedBy(one, principal, query, wanted)),
      ...this.estate.denials.unseen.map((one) => unseenTruth(one)),
      this.#isElsewhere(query),
    );
  }

  /** Source: https://learn.microsoft.com/azure/role-based-access-control/deny-assignments */
  #isDeniedBy(one: DenyAssignment, principal: string, query: Query, wanted: WantedAction): Truth {
    const scope = scopeOf(one.scope);
    const reached = one.doNotApplyToChildScopes
      ? scope === query.resource
        ? yes
        : no
      : reachesAll(scope, query.resource, this.#above);
    if (reached.is === false) return no;
    const label = `deny assignment ${one.name} at ${scopeText(one.scope)}`;
    return because(
      allOf(
        reached,
        isHeldByAny(one.principals, principal),
        not(isHeldByAny(one.excludePrincipals, principal)),
        this.#deniesAction(one, query, wanted, label),
        this.#passes(one, query, label),
      ),
      { effect: 'deny', layer: 'deny assignment', source: one.id, label },
    );
  }

  #deniesAction(one: DenyAssignment, query: Query, wanted: WantedAction, label: string): Truth {
    const read = this.#permissionsOf(`the ${label}`, one.permissions);
    if (!isSeen(read)) return unseenTruth(read);
    const entries = read.value.filter((entry) => hasAll(entry, wanted));
    return anyOf(...entries.map((entry) => this.#passes({ condition: entry.condition ?? undefined }, query, label)));
  }

  /** Roles for data, or what else opens the same data: access policies of a vault, keys of an account. */
  #onData(principal: string, query: Query): Truth {
    const vault = ownerOfType(query.resource, 'microsoft.keyvault/vaults');
    if (vault !== undefined && query.action.startsWith('microsoft.keyvault/vaults/'))
      return this.#inVault(principal, query, vault);
    return anyOf(this.#byRoles(principal, query, 'data'), this.#byKeys(principal, query));
  }

  /** Source: https://learn.microsoft.com/azure/key-vault/general/rbac-access-policy */
  #inVault(principal: string, query: Query, id: string): Truth {
    const vault = this.#vaults.get(id);
    if (vault === undefined) return unseenTruth(...this.#notListed(id, this.estate.vaults.unseen));
    if (!isSeen(vault.usesRoles)) return unseenTruth(vault.usesRoles);
    if (vault.usesRoles.value) return this.#byRoles(principal, query, 'data');
    return this.#byPolicies(principal, query, vault);
  }

  #byPolicies(principal: string, { action, context }: Query, { id, policies }: Vault): Truth {
    const wanted = policyPermissions(action);
    if (wanted === undefined) return no;
    if (!isSeen(policies)) return unseenTruth(policies);
    const ids = new Set([principal, ...this.#groupsOf(principal)]);
    const fitting = policies.value.filter(({ objectId: of, permissions }) => {
      const held = (permissions?.[wanted.of] ?? []).map((one) => one.toLowerCase());
      return ids.has(of.toLowerCase()) && held.some((one) => one === 'all' || wanted.permissions.includes(one));
    });
    const ground: Ground = {
      effect: 'allow',
      layer: 'access policy',
      source: id,
      label: `access policy of ${armId(id).name}`,
    };
    return anyOf(
      ...fitting.map(({ applicationId }) =>
        because(applicationId === undefined ? yes : given(context, `the application ${applicationId}`), ground),
      ),
    );
  }

  /** Groups that a principal is known to be in, because they hold something. */
  #groupsOf(principal: string): string[] {
    return [...this.#held.groupsOf(principal), ...this.#directory.groupsOf(principal)];
  }

  #byKeys(principal: string, query: Query): Truth {
    const list = this.#keyQuery(query);
    if (list === undefined) return no;
    const mayList = this.#byRoles(principal, list, 'control');
    return mayList.is === false ? no : allOf(mayList, this.#keysWork(list.resource));
  }

  /** Who may read the keys that open what a question is about? `undefined`: there are no such keys. */
  #keyQuery(query: Query): Query | undefined {
    const door = keyDoorOf(query.action);
    const account = door && ownerOfType(query.resource, door.type);
    if (door === undefined || account === undefined) return undefined;
    return { ...query, kind: 'control', action: door.list, resource: account };
  }

  #keysWork(account: string): Truth {
    const keysWork = this.#keyed.get(account);
    if (keysWork === undefined) return unseenTruth(...this.#notListed(account, this.estate.keyed.unseen));
    if (!isSeen(keysWork)) return unseenTruth(keysWork);
    return keysWork.value ? yes : no;
  }

  #notListed(id: string, unseen: readonly Unseen[]): readonly Unseen[] {
    return unseen.length > 0 ? unseen : [notAmongThose(id)];
  }

  /** Whether a principal holds one of some directory roles for the whole directory. */
  holdsDirectoryRole(principal: string, isOne: (roleId: string) => boolean, context: Context = {}): Truth {
    const { unseen } = this.estate.directoryAssignments;
    return anyOf(
      ...this.#directory
        .of(objectId(principal))
        .filter(([one]) => isOne(one.roleDefinitionId.toLowerCase()) && scopeOf(one.directoryScopeId) === '')
        .map(([one, isHeld]) => this.#active(one, isHeld, context)),
      ...unseen.map((one) => unseenTruth(one)),
    );
  }

  #active(one: DirectoryAssignment, isHeld: Truth, context: Context): Truth {
    const ground = this.#directoryGround(one);
    return because(allOf(isHeld, one.eligible ? given(context, `activation of ${ground.label}`) : yes), ground);
  }

  #directoryGround(one: DirectoryAssignment): Ground {
    const { name } = this.#directoryRoles.get(one.roleDefinitionId.toLowerCase()) ?? { name: one.roleDefinitionId };
    const layer = one.eligible ? 'eligible directory role' : 'directory role';
    const at = scopeOf(one.directoryScopeId) === '' ? 'the directory' : one.directoryScopeId;
    return { effect: 'allow', layer, source: one.id, label: `directory role ${name} at ${at}` };
  }

  #inDirectory(principal: string, query: Query): Truth {
    const { directoryAssignments, directoryRoles } = this.estate;
    return anyOf(
      ...this.#directory.of(principal).map(([one, isHeld]) => {
        const role = this.#directoryRoles.get(one.roleDefinitionId.toLowerCase());
        const ground = this.#directoryGround(one);
        const allows =
          role === undefined
            ? unseenTruth(...this.#notListed(`the directory role ${one.roleDefinitionId}`, directoryRoles.unseen))
            : allowsInDirectory(ground.label, role.permissions, query.action);
        return because(
          allOf(
            reachesInDirectory(one.directoryScopeId, query.resource),
            allows,
            this.#active(one, isHeld, query.context),
          ),
          ground,
        );
      }),
      this.#owns(principal, query),
      ...directoryAssignments.unseen.map((one) => unseenTruth(one)),
    );
  }

  #owns(principal: string, { action, resource }: Query): Truth {
    const person = isForOwners(action) ? this.#people.get(objectId(resource)) : undefined;
    if (person === undefined) return no;
    if (!isSeen(person.owners)) return unseenTruth(person.owners);
    if (!person.owners.value.some((id) => id.toLowerCase() === principal)) return no;
    return yesBy({ effect: 'allow', layer: 'ownership', source: person.id, label: `owner of ${person.name}` });
  }

  #onGraph(principal: string, { action }: Query): Truth {
    const person = this.#people.get(principal);
    if (person === undefined) return anyOf(...this.estate.people.unseen.map((one) => unseenTruth(one)));
    if (!isSeen(person.graphPermissions)) return unseenTruth(person.graphPermissions);
    const found = person.graphPermissions.value.find((one) => matches(action, one.toLowerCase()));
    if (found === undefined) return no;
    return yesBy({
      effect: 'allow',
      layer: 'application permission',
      source: person.id,
      label: `Microsoft Graph ${found}`,
    });
  }

  #everybody(): Principal[] {
    const ids = new Set([...this.#people.keys(), ...this.#held.everybody(), ...this.#directory.everybody()]);
    return [...ids].toSorted().map((id) => this.principalOf(id));
  }

  #whoCanThis(query: Query): Grantee[] {
    return this.#candidates(query).flatMap((id) => {
      const truth = this.truthOf(id, query);
      // What hangs on a list that could not be read is true of everybody: it is said once, beside those who were found.
      return truth.is === false || truth.grounds.length === 0 ? [] : [this.#grantee(id, [{ query, truth }])];
    });
  }

  /** Whoever holds something that may answer a question. */
  #candidates(query: Query): string[] {
    if (query.kind === 'directory' || query.kind === 'graph') return this.principals.map(({ id }) => id);
    const { kind, resource } = query;
    const door = kind === 'data' ? this.#keyQuery(query) : undefined;
    const behind = door === undefined ? [query] : [query, door];
    const classic = this.estate.classicAdministrators.items.map(({ emailAddress }) => emailAddress.toLowerCase());
    const named = this.principals.filter(({ name }) => classic.includes(name.toLowerCase())).map(({ id }) => id);
    const vault = this.#vaults.get(ownerOfType(resource, 'microsoft.keyvault/vaults') ?? '');
    const elevating = query.action === elevateAccess && resource === '' ? [...this.#directory.everybody()] : [];
    const all = [...behind.flatMap((one) => this.#holdersFor(one)), ...this.#namedIn(vault), ...named, ...elevating];
    return [...new Set(all)].toSorted();
  }

  /** Those who hold a role that has the action, at the resource or above. */
  #holdersFor(query: Query): string[] {
    const reaching = this.#giving(wantedOf(query)).filter((one) => this.#parts(one, query).length > 0);
    return reaching.flatMap((one) => Holdings.holdersOf(one));
  }

  /** Assignments whose role has an action, or may have it. */
  #giving(wanted: WantedAction): readonly Held[] {
    const key = `${wanted.kind} ${wanted.name}`;
    const known = this.#givers.get(key) ?? this.#held.items.filter((one) => this.#mayHave(one, wanted));
    this.#givers.set(key, known);
    return known;
  }

  #mayHave({ role }: Held, wanted: WantedAction): boolean {
    if (!isSeen(role)) return true;
    const read = this.#permissionsOf(`the role ${role.value.name}`, role.value.permissions);
    return !isSeen(read) || read.value.some((entry) => gives(entry, wanted));
  }

  #namedIn(vault: Vault | undefined): string[] {
    if (vault === undefined || !isSeen(vault.policies)) return [];
    const ids = new Set(vault.policies.value.map(({ objectId: id }) => id.toLowerCase()));
    return [
      ...ids,
      ...this.principals.map(({ id }) => id).filter((id) => this.#groupsOf(id).some((of) => ids.has(of))),
    ];
  }

  /** A question with wildcards: whoever is known to hold a role that answers a part of it. */
  #whoCanAnyOf(queries: readonly Query[]): Grantee[] {
    const found = new Map<string, Part[]>();
    for (const query of queries)
      for (const one of this.#giving(wantedOf(query)))
        for (const part of this.#partsOf(one, query))
          for (const id of new Set(Holdings.holdersOf(one))) {
            const truth = allOf(not(this.#isDenied(id, part.query, wantedOf(part.query))), part.truth);
            if (truth.is === false) continue;
            const known = found.get(id);
            if (known) known.push({ ...part, truth });
            else found.set(id, [{ ...part, truth }]);
          }
    return [...found.keys()].toSorted().map((id) => this.#grantee(id, found.get(id)!));
  }

  /** The parts of a question that an assignment answers, for whoever holds it. */
  #partsOf(one: Held, query: Query): Part[] {
    return this.#parts(one, query)
      .map((part) => ({ query: part, truth: this.#isGivenBy(one, yes, part, wantedOf(part)) }))
      .filter(({ truth }) => truth.is !== false);
  }

  #parts(one: Held, query: Query): Query[] {
    const scope = scopeOf(one.scope);
    if (reaches(scope, query.resource, this.#above).is === false) return [];
    const at = resourcesAt(scope, query.resource);
    const whole = [{ ...query, resource: at, written: isPattern(at) ? at : query.written }];
    if (!isSeen(one.role)) return whole;
    const { name, permissions } = one.role.value;
    const read = this.#permissionsOf(`the role ${name}`, permissions);
    if (!isSeen(read)) return whole;
    const actions = read.value.flatMap((entry) => partsGiven(entry, wantedOf(query)));
    return [...new Set(actions)].map((action) => ({ ...whole[0]!, action }));
  }

  /** Somebody and what of a question they can do. */
  #grantee(principal: string, parts: readonly Part[]): Grantee {
    const certain = parts.filter(({ truth }) => truth.is === true);
    const telling = certain.length > 0 ? certain : parts;
    const truth = certain[0]?.truth ?? anyOf(...telling.map((part) => part.truth));
    return {
      principal: this.principalOf(principal),
      answer: answerOf(truth, reasonOf(truth)),
      actions: [...new Set(telling.map(({ query }) => actionText(query.kind, query.action)))].toSorted(),
      resources: [...new Set(telling.map(({ query }) => query.resource || '/'))].toSorted(),
    };
  }

  #unseenFor(queries: readonly Query[]): Unseen[] {
    const { assignments, eligible, denials, classicAdministrators, directoryAssignments, people, vaults } = this.estate;
    const ofRoles = [assignments, eligible, denials, classicAdministrators].flatMap(({ unseen }) => unseen);
    const kinds = new Set(queries.map(({ kind }) => kind));
    return unique([
      ...(kinds.has('control') || kinds.has('data') ? ofRoles : []),
      ...(kinds.has('directory') ? directoryAssignments.unseen : []),
      ...(kinds.has('graph') ? people.unseen : []),
      ...(kinds.has('data') ? vaults.unseen : []),
      ...this.#openGroups(),
    ]);
  }

  #openGroups(): Unseen[] {
    return [...this.estate.assignments.items, ...this.estate.directoryAssignments.items].flatMap(({ group }) =>
      isSeen(group) ? [] : [group],
    );
  }

  #unseenOf(principal: string): Unseen[] {
    const { assignments, eligible, directoryAssignments, classicAdministrators, vaults } = this.estate;
    const person = this.#people.get(principal);
    return unique([
      ...[assignments, eligible, directoryAssignments, classicAdministrators, vaults].flatMap(({ unseen }) => unseen),
      ...this.#openGroups(),
      ...(person && !isSeen(person.graphPermissions) ? [person.graphPermissions] : []),
    ]);
  }

  #roleCapabilities(principal: string): Capability[] {
    return this.#held.of(principal).flatMap(([one, isHeld]) => {
      const ground = groundOf(one, this.#groupThat(one));
      const truth = allOf(isHeld, one.isEligible ? missingTruth('activation') : yes);
      const read = isSeen(one.role)
        ? this.#permissionsOf(`the role ${one.role.value.name}`, one.role.value.permissions)
        : one.role;
      const conditions = [
        ...(one.isEligible ? ['Once it is activated'] : []),
        ...(one.condition === undefined ? [] : [`Where its condition holds: ${one.condition.slice(0, 300)}`]),
      ];
      const resources = [`${scopeOf(one.scope)}/*`];
      if (!isSeen(read))
        return [
          { actions: [], resources, decision: 'unknown-info' as const, ground, conditions: [...conditions, read.what] },
        ];
      const isConditional = one.condition !== undefined || one.isEligible;
      const decision =
        truth.unseen.length > 0
          ? ('unknown-info' as const)
          : isConditional
            ? ('unknown-conditional' as const)
            : ('allowed' as const);
      return read.value.map((entry) => ({
        actions: [...entry.actions, ...entry.dataActions.map((action) => actionText('data', action))],
        resources,
        decision: entry.condition !== null && decision === 'allowed' ? ('unknown-conditional' as const) : decision,
        ground,
        conditions: [...conditions, ...exceptions(entry)],
      }));
    });
  }

  #directoryCapabilities(principal: string): Capability[] {
    const person = this.#people.get(principal);
    const graph = person && isSeen(person.graphPermissions) ? person.graphPermissions.value : [];
    const roles = this.#directory.of(principal).map(([one, isHeld]): Capability => {
      const role = this.#directoryRoles.get(one.roleDefinitionId.toLowerCase());
      const ground = this.#directoryGround(one);
      const read = role && directoryPermissionsOf(ground.label, role.permissions);
      const isOpen = isHeld.is === undefined || read === undefined || !isSeen(read);
      return {
        actions: read && isSeen(read) ? read.value.flatMap(({ actions }) => actions) : [],
        resources: [one.directoryScopeId],
        decision: isOpen ? 'unknown-info' : one.eligible ? 'unknown-conditional' : 'allowed',
        ground,
        conditions: one.eligible ? ['Once it is activated'] : [],
      };
    });
    if (person === undefined || graph.length === 0) return roles;
    const ground: Ground = {
      effect: 'allow',
      layer: 'application permission',
      source: person.id,
      label: 'Microsoft Graph',
    };
    return [...roles, { actions: graph, resources: ['/'], decision: 'allowed', ground, conditions: [] }];
  }

  #vaultCapabilities(principal: string): Capability[] {
    const ids = new Set([principal, ...this.#groupsOf(principal)]);
    return [...this.#vaults.values()].flatMap(({ id, usesRoles, policies }) => {
      if (!isSeen(policies) || (isSeen(usesRoles) && usesRoles.value)) return [];
      return policies.value
        .filter((one) => ids.has(one.objectId.toLowerCase()))
        .map(({ permissions = {}, applicationId }): Capability => ({
          actions: Object.entries(permissions).flatMap(([of, held = []]) =>
            held.map((one) => actionText('data', `microsoft.keyvault/vaults/${of}/${one}`)),
          ),
          resources: [`${id.toLowerCase()}/*`],
          decision: !isSeen(usesRoles)
            ? 'unknown-info'
            : applicationId === undefined
              ? 'allowed'
              : 'unknown-conditional',
          ground: { effect: 'allow', layer: 'access policy', source: id, label: `access policy of ${armId(id).name}` },
          conditions: applicationId === undefined ? [] : [`Through the application ${applicationId}`],
        }));
    });
  }
}

/** A part of a question, and what the answer to it is. */
interface Part {
  readonly query: Query;
  readonly truth: Truth;
}

const wantedOf = ({ kind, action }: Query): WantedAction => ({
  kind: kind === 'data' ? 'data' : 'control',
  name: action,
});

function queryOf(action: string, resource: string, context: Context): Query {
  const { kind, name } = actionOf(action);
  return { kind, action: name, resource: scopeOf(resource), written: resource, context };
}

/** A pattern may stand for actions of Resource Manager and for those of services. */
function queriesOf(action: string, resource: string, context: Context): Query[] {
  const query = queryOf(action, resource, context);
  return query.kind === 'control' && isPattern(action) ? [query, { ...query, kind: 'data' }] : [query];
}

/** What a condition sees of a question. Names of resources are in their ids; all else has to be given. */
function askedOf({ action, written, context }: Query): Asked {
  const values = new Map(Object.entries(context).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    action,
    valuesOf: (attribute) => {
      const name = attribute.toLowerCase();
      if (values.has(name)) return values.get(name);
      const found = /^@resource\[(.+):(name|path)\]$/.exec(name);
      const value = found ? nameIn(written, found[1]!, found[2] === 'path') : undefined;
      return value === undefined || value.includes('*') ? undefined : [value];
    },
  };
}

/** The name that a resource's id has for a type in it: `Microsoft.Storage/storageAccounts/blobServices/containers`. */
function nameIn(id: string, type: string, isPath: boolean): string | undefined {
  const [, namespace = '', rest = ''] = /\/providers\/([^/]+)\/(.+)$/i.exec(id) ?? [];
  const [wanted, ...types] = type.split('/');
  if (namespace.toLowerCase() !== wanted) return undefined;
  const parts = rest.split('/');
  if (!types.every((one, i) => parts[2 * i]?.toLowerCase() === one)) return undefined;
  return isPath ? parts.slice(2 * types.length - 1).join('/') || undefined : parts[2 * types.length - 1];
}

function parsedCondition(text: string, what: string): Seen<Condition> {
  try {
    return { value: parseCondition(text) };
  } catch (error) {
    if (error instanceof ConditionError) return notUnderstood(what, error.message);
    throw error;
  }
}

/** Something that holds if the question's context says so, under this name. */
const given = (context: Context, name: string): Truth =>
  !Object.hasOwn(context, name) ? missingTruth(name) : context[name]!.length > 0 ? yes : no;

function groundOf({ id, scope, role, roleDefinitionId, isEligible }: Held, group: string | null): Ground {
  const name = isSeen(role) ? role.value.name : armId(roleDefinitionId).name;
  const through = group === null ? '' : ` through the group ${group}`;
  const layer = isEligible ? 'eligible role assignment' : 'role assignment';
  return { effect: 'allow', layer, source: id, label: `role ${name} at ${scopeText(scope)}${through}` };
}

const elsewhere = (resource: string): Unseen => ({
  what: `what is assigned at ${resource}`,
  gap: {
    because: 'not-collected',
    permissions: ['Microsoft.Authorization/roleAssignments/read'],
    detail: 'It is neither in this subscription nor above it: ask about it where it is',
  },
});

const notAmongThose = (id: string): Unseen => ({
  what: id,
  gap: { because: 'not-collected', permissions: [], detail: 'Not listed, so out of these credentials’ sight or gone' },
});

const unique = (unseen: readonly Unseen[]): Unseen[] => [...new Map(unseen.map((one) => [one.what, one])).values()];

const exceptions = ({ notActions, notDataActions, condition }: Permission): string[] => [
  ...(notActions.length > 0 ? [`But not ${notActions.join(', ')}`] : []),
  ...(notDataActions.length > 0 ? [`But not ${notDataActions.map((one) => actionText('data', one)).join(', ')}`] : []),
  ...(condition === null ? [] : [`Where its condition holds: ${condition.slice(0, 300)}`]),
];

function reasonOf({ is, grounds, unseen, missing }: Truth): string {
  const labels = [...new Set(grounds.map(({ label }) => label))].join(', ');
  if (is === true) return `Allowed by ${labels}`;
  if (is === undefined)
    return unseen.length > 0
      ? `Depends on what was not seen: ${unseen.map(({ what }) => what).join(', ')}`
      : `Depends on ${missing.join(', ')}`;
  return grounds.some(({ effect }) => effect === 'deny') ? `Denied by ${labels}` : 'No role allows it';
}

/** How a small identity becomes a big one: shortest ways to full power over a subscription or the directory. */

import type { AttackPath, PathStep } from '../../../model.ts';
import { type Answer, isSeen, type Unseen } from '../../access/answer.ts';
import type { Context, Escalation, Found, Principal, Question } from '../../access/engine.ts';
import { allOf, anyOf, missingTruth, no, not, type Truth, unseenTruth, yes } from '../../access/logic.ts';
import { globalAdministrator } from '../directory.ts';
import { armId } from '../ids.ts';
import { azureRoles, scopeLevel, scopeText } from '../roles.ts';
import type { AzureEstate, DirectoryAssignment, Person, RoleAssignment } from './estate.ts';
import { objectId } from './holders.ts';
import {
  assignIdentity,
  assignWays,
  changeRoles,
  computeWays,
  graphOverApplications,
  graphOverGroups,
  graphOverUsers,
  giveRole,
  graphWays,
  resettingAnybody,
  resettingOthers,
} from './ways.ts';

/** What of the engine the graph is built from. */
export interface Engine {
  readonly estate: AzureEstate;
  readonly principals: readonly Principal[];
  truth(question: Question): Truth;
  whoCan(question: Omit<Question, 'principal'>): Found<{ readonly principal: Principal; readonly answer: Answer }>;
  principalOf(id: string): Principal;
  personOf(id: string): Person | undefined;
  holdsDirectoryRole(id: string, isOne: (roleId: string) => boolean, context?: Context): Truth;
  directoryAssignmentsOf(id: string): readonly (readonly [DirectoryAssignment, Truth])[];
  assignmentsOf(id: string): readonly (readonly [RoleAssignment & { readonly isEligible: boolean }, Truth])[];
}

/** A way of somebody to act as somebody else, or to reach the goal. */
interface Edge {
  readonly from: string;
  readonly truth: Truth;
  readonly way: string;
  /** What lies between the two, and what is done, in order. */
  readonly steps: readonly PathStep[];
}

/** How somebody reaches full power: over whom, and how certain that is. */
interface Reached {
  readonly truth: Truth;
  readonly ways: readonly string[];
  /** After the first, which is the principal itself. */
  readonly steps: readonly PathStep[];
}

const giveDirectoryRole = 'microsoft.directory/roleAssignments/allProperties/allTasks';
const credentials = 'microsoft.directory/servicePrincipals/credentials/update';
const request = (name: string): string => `@Request[Microsoft.Authorization/roleAssignments:${name}]`;

/** The ways to full power, found once; backwards from it, so that the first way to anybody is a shortest one. */
export class EscalationGraph {
  readonly #engine: Engine;
  readonly #direct: readonly Edge[];
  readonly #reached = new Map<string, Reached>();
  readonly #before = new Map<string, readonly Edge[]>();
  readonly #asked = new Map<string, readonly { readonly principal: Principal; readonly answer: Answer }[]>();

  constructor(engine: Engine) {
    this.#engine = engine;
    const direct = [...this.#administrators(), ...this.#intoGoal()].filter(({ truth }) => truth.is !== false);
    this.#direct = direct;
    // What is certain first: a longer way that is open beats a shorter one that may be shut.
    this.#spread(direct, ({ is }) => is === true);
    this.#spread(direct, ({ is }) => is !== false);
  }

  /** How somebody reaches full power, whether they have it already or not. */
  powerOf(id: string): Escalation | undefined {
    const principal = this.#engine.principalOf(id);
    const reached = this.#reached.get(principal.id);
    return reached && escalationOf(principal, reached);
  }

  /** Of one principal, or of all: those who have it already are left out. */
  escalations(id?: string): Found<Escalation> {
    const ids = id === undefined ? [...this.#reached.keys()].toSorted() : [objectId(id)];
    const found = ids.flatMap((one) => this.powerOf(one) ?? []).filter(({ ways }) => ways.length > 0);
    return { found, unseen: this.unseen };
  }

  /** Everybody who reaches full power, those who have it included. */
  powers(): readonly Escalation[] {
    return [...this.#reached.keys()].toSorted().flatMap((id) => this.powerOf(id) ?? []);
  }

  /**
   * Those who reach full power by a first step that is one of some ways, whichever other ways they have: of each the
   * shortest. Those who have it already are left out, and of those who may have it that stays open.
   */
  by(isOne: (way: string) => boolean): readonly Escalation[] {
    const into = [...this.#reached.keys()].flatMap((id) =>
      this.#edgesInto(id).map((edge) => wholeOf(edge, this.#reached.get(id))),
    );
    const first = [...this.#direct.map((edge) => wholeOf(edge, undefined)), ...into].filter(
      ({ way, truth }) => isOne(way) && truth.is !== false,
    );
    return [...Map.groupBy(first, ({ from }) => from)].toSorted(byKey).flatMap(([id, edges]) => {
      const already = anyOf(
        this.#isAdministrator(id),
        this.#engine.holdsDirectoryRole(id, (role) => role === globalAdministrator),
      );
      if (already.is === true) return [];
      // Who only can have it, once a role is activated, does not have it.
      const isOpen = already.unseen.length > 0;
      const [best] = edges.toSorted((a, b) => rank(a) - rank(b));
      return best
        ? [
            escalationOf(this.#engine.principalOf(id), {
              ...best,
              truth: isOpen ? allOf(not(already), best.truth) : best.truth,
            }),
          ]
        : [];
    });
  }

  /** What may hide more ways. */
  get unseen(): readonly Unseen[] {
    const { assignments, eligible, denials, directoryAssignments, directoryRoles, people, workloads, identities } =
      this.#engine.estate;
    const lists = [assignments, eligible, denials, directoryAssignments, directoryRoles, people, workloads, identities];
    const groups = [...assignments.items, ...directoryAssignments.items].flatMap(({ group }) =>
      isSeen(group) ? [] : [group],
    );
    const facts = [
      ...people.items.flatMap(({ owners, graphPermissions }) => [owners, graphPermissions]),
      ...workloads.items.map(({ principals }) => principals),
    ].flatMap((fact) => (isSeen(fact) ? [] : [fact]));
    const all = [...lists.flatMap(({ unseen }) => unseen), ...groups, ...facts];
    return [...new Map(all.map((one) => [one.what, one])).values()];
  }

  #spread(direct: readonly Edge[], accepts: (truth: Truth) => boolean): void {
    this.#take(direct, accepts, undefined);
    for (let frontier = [...this.#reached.keys()]; frontier.length > 0;)
      frontier = frontier.toSorted().flatMap((id) => this.#take(this.#edgesInto(id), accepts, id));
  }

  /** Those who reach the goal by edges for the first time. */
  #take(edges: readonly Edge[], accepts: (truth: Truth) => boolean, into: string | undefined): string[] {
    const next = into === undefined ? undefined : this.#reached.get(into);
    return edges.flatMap((edge) => {
      const { from, truth, ways, steps } = wholeOf(edge, next);
      if (this.#reached.has(from) || !accepts(truth)) return [];
      this.#reached.set(from, { truth, ways, steps });
      return [from];
    });
  }

  #edgesInto(id: string): readonly Edge[] {
    const known = this.#before.get(id) ?? this.#findEdgesInto(id);
    this.#before.set(id, known);
    return known;
  }

  get #subscription(): string {
    return this.#engine.estate.subscription;
  }

  #goal(because: Truth, how: string): PathStep {
    const name = `full power over the subscription ${armId(this.#subscription).name}`;
    return { kind: 'goal', id: this.#subscription, name, how, because: reasons(because) };
  }

  #directoryGoal(because: Truth, how: string): PathStep {
    return { kind: 'goal', id: globalAdministrator, name: 'Global Administrator', how, because: reasons(because) };
  }

  /** Those who have full power over the subscription already. */
  #administrators(): Edge[] {
    return this.#engine.principals.map(({ id }) => {
      const truth = this.#isAdministrator(id);
      return { from: id, truth, way: '', steps: [this.#goal(truth, 'has')] };
    });
  }

  /** By a role for it, here or above. */
  #isAdministrator(id: string): Truth {
    const held = anyOf(
      ...this.#engine
        .assignmentsOf(id)
        .filter(([one]) => !one.isEligible && isPowerful(one))
        .map(([, isHeld]) => isHeld),
    );
    return held.is === false ? no : allOf(held, this.#mayGiveOwner(id));
  }

  #mayGiveOwner(id: string, resource = this.#subscription): Truth {
    if (resource === '') return no;
    const context = ownerFor(this.#engine.principalOf(id), resource);
    return this.#engine.truth({ principal: id, action: giveRole.action, resource, context });
  }

  /** Ways that end in full power by themselves. */
  #intoGoal(): Edge[] {
    return [
      ...this.#byActivation(),
      ...this.#byRoles(),
      ...this.#byOwnRole(),
      ...this.#byDirectoryRole(),
      ...this.#byGraph(),
    ];
  }

  #byRoles(): Edge[] {
    if (this.#subscription === '') return [];
    return this.#whoCan(giveRole.action, this.#subscription).map(({ principal: { id } }): Edge => {
      const truth = this.#mayGiveOwner(id);
      return { from: id, truth, way: giveRole.id, steps: [this.#goal(truth, 'gives itself the role Owner of')] };
    });
  }

  /** Whoever holds a role that was made here, and may change such roles, puts everything into it. */
  #byOwnRole(): Edge[] {
    if (this.#subscription === '') return [];
    return this.#whoCan(changeRoles.action, this.#subscription).flatMap(({ principal: { id } }) => {
      const own = anyOf(
        ...this.#engine
          .assignmentsOf(id)
          .filter(
            ([one]) => !one.isEligible && isWide(one.scope) && isSeen(one.role) && one.role.value.isCustom === true,
          )
          .map(([, isHeld]) => isHeld),
      );
      const may = this.#engine.truth({ principal: id, action: changeRoles.action, resource: this.#subscription });
      const truth = allOf(own, may);
      if (truth.is === false) return [];
      return [
        {
          from: id,
          truth,
          way: changeRoles.id,
          steps: [this.#goal(truth, 'puts all actions into its own role, and has')],
        },
      ];
    });
  }

  #byActivation(): Edge[] {
    const roles = this.#engine.principals.flatMap(({ id }) =>
      this.#engine
        .assignmentsOf(id)
        .filter(([one]) => one.isEligible && isPowerful(one))
        .map(([one, isHeld]): Edge => {
          const name = isSeen(one.role) ? one.role.value.name : armId(one.roleDefinitionId).name;
          const label = `role ${name} at ${scopeText(one.scope)}`;
          const truth = allOf(isHeld, missingTruth(`${activation}${label}`));
          const goal = { ...this.#goal(truth, 'activates a role, and has'), because: [`eligible ${label}`] };
          return { from: id, truth, way: pim, steps: [goal] };
        }),
    );
    const directory = this.#engine.principals.flatMap(({ id }) =>
      this.#engine
        .directoryAssignmentsOf(id)
        .filter(([one]) => one.eligible && one.roleDefinitionId.toLowerCase() === globalAdministrator)
        .map(([, isHeld]): Edge => {
          const truth = allOf(isHeld, missingTruth(`${activation}Global Administrator`));
          const goal = {
            ...this.#directoryGoal(truth, 'activates the role'),
            because: ['eligible directory role Global Administrator'],
          };
          return { from: id, truth, way: pim, steps: [goal] };
        }),
    );
    return [...roles, ...directory];
  }

  #byDirectoryRole(): Edge[] {
    return this.#directoryHolders().flatMap((id): Edge[] => {
      const elevates = this.#engine.holdsDirectoryRole(id, (role) => role === globalAdministrator);
      const gives = this.#engine.truth({ principal: id, action: giveDirectoryRole, resource: '/' });
      const goal = this.#directoryGoal(gives, 'gives itself the directory role');
      return [
        { from: id, truth: elevates, way: 'azure-elevate-access', steps: [this.#elevated(elevates)] },
        { from: id, truth: gives, way: 'azure-entra-role-assignment', steps: [goal] },
      ];
    });
  }

  #elevated(truth: Truth): PathStep {
    return {
      kind: 'goal',
      id: '/',
      name: 'User Access Administrator at the root scope',
      how: 'elevates its access to',
      because: reasons(truth),
    };
  }

  #byGraph(): Edge[] {
    return this.#engine.estate.people.items.flatMap(({ id, graphPermissions }) => {
      if (!isSeen(graphPermissions)) return [];
      return graphPermissions.value.flatMap((permission): Edge[] => {
        const way = Object.hasOwn(graphWays, permission) ? graphWays[permission] : undefined;
        if (way === undefined) return [];
        const step = { ...this.#directoryGoal(yes, way.how), because: [`application permission ${permission}`] };
        return [{ from: objectId(id), truth: yes, way: way.id, steps: [step] }];
      });
    });
  }

  #findEdgesInto(id: string): Edge[] {
    const person = this.#engine.personOf(id);
    const isGroup = person?.kind === 'group';
    const isUser = person?.kind === 'user' || person?.kind === 'guest';
    const edges = [
      ...this.#overCompute(id),
      ...this.#overIdentity(id),
      ...(person !== undefined && !isGroup && !isUser && person.kind !== 'managed identity'
        ? this.#overApplication(id)
        : []),
      ...(isUser ? this.#overUser(id) : []),
      ...(isGroup ? this.#overGroup(id, person) : []),
    ];
    return edges.filter(({ from, truth }) => truth.is !== false && from !== id);
  }

  #step(id: string, how: string, because: Truth = yes): PathStep {
    const { name } = this.#engine.principalOf(id);
    return { kind: 'identity', id, name, how, because: reasons(because) };
  }

  #whoCan(action: string, resource: string) {
    const key = `${action} ${resource}`;
    const known = this.#asked.get(key) ?? this.#engine.whoCan({ action, resource }).found;
    this.#asked.set(key, known);
    return known;
  }

  /** Whoever can do all of some actions on a resource. */
  #whoCanAll(actions: readonly string[], resource: string): (readonly [string, Truth])[] {
    return this.#whoCan(actions[0]!, resource).map(({ principal: { id } }) => [
      id,
      allOf(...actions.map((action) => this.#engine.truth({ principal: id, action, resource }))),
    ]);
  }

  #overCompute(id: string): Edge[] {
    const { workloads, identities } = this.#engine.estate;
    const running = [
      ...workloads.items.filter(
        ({ principals }) => isSeen(principals) && principals.value.some((one) => one.toLowerCase() === id),
      ),
      ...identities.items
        .filter(({ principalId }) => principalId.toLowerCase() === id)
        .map((one) => ({ ...one, type: 'Microsoft.ManagedIdentity/userAssignedIdentities' })),
    ];
    return running.flatMap((workload) => [...this.#waysInto(workload, id), ...this.#rolesOver(workload, id)]);
  }

  #waysInto(workload: Workload, id: string): Edge[] {
    return computeWays
      .filter(({ on }) => on === workload.type.toLowerCase())
      .flatMap(({ id: way, actions, how }) =>
        this.#whoCanAll(actions, workload.id).map(([from, truth]) => ({
          from,
          truth,
          way,
          steps: [this.#compute(workload, how, truth), this.#step(id, 'takes the token of')],
        })),
      );
  }

  /** Whoever may give roles for what runs gives themselves one that opens it. */
  #rolesOver(workload: Workload, id: string): Edge[] {
    return this.#whoCan(giveRole.action, workload.id).map(({ principal }) => {
      const truth = this.#mayGiveOwner(principal.id, workload.id);
      const steps = [
        this.#compute(workload, 'gives itself the role Owner of', truth),
        this.#step(id, 'takes the token of'),
      ];
      return { from: principal.id, truth, way: 'azure-role-assignment-write-below', steps };
    });
  }

  #compute({ id, name }: Workload, how: string, because: Truth): PathStep {
    return { kind: 'compute', id: id.toLowerCase(), name, how, because: reasons(because) };
  }

  #overIdentity(id: string): Edge[] {
    const own = this.#engine.estate.identities.items.filter(({ principalId }) => principalId.toLowerCase() === id);
    if (this.#subscription === '') return [];
    return own.flatMap((identity) =>
      this.#whoCan(assignIdentity, identity.id).flatMap(({ principal: { id: from }, answer }) =>
        assignWays.flatMap(({ id: way, create, how }) => {
          const creates = this.#whoCan(create, `${this.#subscription}/*`).find(
            ({ principal }) => principal.id === from,
          );
          if (creates === undefined) return [];
          const truth = allOf(truthOf(answer), truthOf(creates.answer));
          return [{ from, truth, way, steps: [this.#step(id, how, truth)] }];
        }),
      ),
    );
  }

  #directoryHolders(): string[] {
    return this.#engine.principals
      .map(({ id }) => id)
      .filter((id) => this.#engine.directoryAssignmentsOf(id).length > 0);
  }

  #withPermission(...permissions: readonly string[]): string[] {
    return this.#engine.estate.people.items.flatMap(({ id, graphPermissions }) =>
      isSeen(graphPermissions) && graphPermissions.value.some((one) => permissions.includes(one)) ? [objectId(id)] : [],
    );
  }

  #overApplication(id: string): Edge[] {
    const { tenant } = this.#engine.estate;
    const resource = `/tenants/${tenant}/servicePrincipals/${id}`;
    const owners = this.#engine.personOf(id)?.owners;
    const owning = owners && isSeen(owners) ? owners.value.map(objectId) : [];
    const how = 'adds credentials to';
    const byOwner = owning.map((from): Edge => {
      const step = { ...this.#step(id, how), because: [`owner of ${this.#engine.principalOf(id).name}`] };
      return { from, truth: yes, way: 'azure-entra-application-owner', steps: [step] };
    });
    const byRole = this.#directoryHolders().map((from): Edge => {
      const truth = this.#engine.truth({ principal: from, action: credentials, resource });
      return { from, truth, way: 'azure-entra-application-credentials', steps: [this.#step(id, how, truth)] };
    });
    const byPermission = this.#withPermission(graphOverApplications.permission).map((from): Edge => {
      const step = { ...this.#step(id, how), because: [`application permission ${graphOverApplications.permission}`] };
      return { from, truth: yes, way: graphOverApplications.id, steps: [step] };
    });
    return [...byOwner, ...byRole, ...byPermission];
  }

  #overUser(id: string): Edge[] {
    const { unseen } = this.#engine.estate.directoryAssignments;
    const own = this.#engine.directoryAssignmentsOf(id);
    const isPlain = allOf(own.length === 0 ? yes : no, unseen.length === 0 ? yes : unseenTruth(...unseen));
    const how = 'resets the password of';
    const byRole = this.#directoryHolders().map((from): Edge => {
      const truth = anyOf(
        this.#engine.holdsDirectoryRole(from, (role) => role === resettingAnybody || role === globalAdministrator),
        allOf(
          isPlain,
          this.#engine.holdsDirectoryRole(from, (role) => resettingOthers.includes(role)),
        ),
      );
      return { from, truth, way: 'azure-entra-reset-password', steps: [this.#step(id, how, truth)] };
    });
    const byPermission = this.#withPermission(graphOverUsers.permission).map((from): Edge => {
      const step = {
        ...this.#step(id, 'resets how one signs in as'),
        because: [`application permission ${graphOverUsers.permission}`],
      };
      return { from, truth: yes, way: graphOverUsers.id, steps: [step] };
    });
    return [...byRole, ...byPermission];
  }

  #overGroup(id: string, person: Person): Edge[] {
    const { owners, isAssignableToRole, membershipRule } = person;
    const ground = `owner of the group ${person.name}`;
    const isDynamic = isSeen(membershipRule) ? membershipRule.value !== null : undefined;
    const owning = isSeen(owners) && isDynamic !== true ? owners.value.map(objectId) : [];
    const byOwner = owning.map((from): Edge => {
      const step = { ...this.#step(id, 'adds itself to the group'), because: [ground] };
      return { from, truth: yes, way: 'azure-entra-group-owner', steps: [step] };
    });
    const isOpen: Truth = !isSeen(isAssignableToRole)
      ? unseenTruth(isAssignableToRole)
      : isAssignableToRole.value === true
        ? no
        : yes;
    const resource = `/tenants/${this.#engine.estate.tenant}/groups/${id}`;
    const byRole = this.#directoryHolders().map((from): Edge => {
      const action =
        isDynamic === true ? 'microsoft.directory/users/basic/update' : 'microsoft.directory/groups/members/update';
      const rule =
        isDynamic === true ? missingTruth(`whether the rule of ${person.name} is about what can be set`) : yes;
      const truth = allOf(
        isOpen,
        rule,
        this.#engine.truth({ principal: from, action, resource: isDynamic === true ? '/' : resource }),
      );
      const how = isDynamic === true ? 'changes itself so that it is in the group' : 'adds itself to the group';
      const way = isDynamic === true ? 'azure-entra-dynamic-group' : 'azure-entra-group-members';
      return { from, truth, way, steps: [this.#step(id, how, truth)] };
    });
    const byPermission = this.#withPermission(...graphOverGroups.permissions).map((from): Edge => {
      const step = { ...this.#step(id, 'adds itself to the group'), because: ['application permission over groups'] };
      return { from, truth: isDynamic === true ? no : isOpen, way: graphOverGroups.id, steps: [step] };
    });
    return [...byOwner, ...byRole, ...byPermission];
  }
}

/** A first step, and all that comes after it. */
function wholeOf({ from, truth, way, steps }: Edge, next: Reached | undefined): Reached & Pick<Edge, 'from' | 'way'> {
  return {
    from,
    way,
    truth: next ? allOf(truth, next.truth) : truth,
    ways: [...waysOf(way, truth), ...(next?.ways ?? [])],
    steps: [...steps, ...(next?.steps ?? [])],
  };
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** What is certain first, then what is short. */
const rank = ({ truth, steps }: Reached): number => (truth.is === true ? 0 : 1_000) + steps.length;

interface Workload {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

const isWide = (scope: string): boolean => scopeLevel(scope) !== 'other';

/** A role that may do everything, or give such a role, for the whole subscription or more. */
const isPowerful = ({ roleDefinitionId, scope }: RoleAssignment): boolean => {
  const role = armId(roleDefinitionId).name.toLowerCase();
  return isWide(scope) && (role === azureRoles.owner || role === azureRoles.userAccessAdministrator);
};

/** What stands before the name of a role that has to be activated first. */
const activation = 'activation of ';
const pim = 'azure-pim-activation';

/** The way itself, and that a role has to be activated for it. */
function waysOf(way: string, { missing }: Truth): string[] {
  if (way === '') return [];
  return way !== pim && missing.some((one) => one.startsWith(activation)) ? [pim, way] : [way];
}

const kinds: Readonly<Record<string, string>> = { user: 'User', guest: 'User', group: 'Group' };

/** The request of somebody who gives themselves the role Owner. */
const ownerFor = ({ id, kind }: Principal, resource: string): Context => ({
  [request('RoleDefinitionId')]: [azureRoles.owner],
  [request('PrincipalId')]: [id],
  [request('PrincipalType')]: [kinds[kind] ?? 'ServicePrincipal'],
  [request('Scope')]: [resource],
});

const truthOf = ({ decision, grounds, unseen, missing }: Answer): Truth => ({
  is: decision === 'allowed' ? true : decision === 'denied' ? false : undefined,
  grounds,
  unseen,
  missing,
});

const reasons = ({ grounds }: Truth): string[] => [
  ...new Set(grounds.filter(({ effect }) => effect === 'allow').map(({ label }) => label)),
];

function escalationOf(principal: Principal, { truth, ways, steps }: Reached): Escalation {
  const first: PathStep = { kind: 'identity', id: principal.id, name: principal.name };
  const goal = steps.at(-1)?.name ?? 'full power';
  const path: AttackPath = { title: `${principal.name} reaches ${goal}`, steps: [first, ...steps] };
  const decision = truth.is === true ? 'allowed' : truth.unseen.length > 0 ? 'unknown-info' : 'unknown-conditional';
  return { principal, path, ways, decision, unseen: truth.unseen, missing: truth.missing };
}

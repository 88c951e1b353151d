import { type Answer, isSeen, type Listed, type Seen, type Unseen } from '../../access/answer.ts';
import type { AccessEngine, Capability, Escalation, Found, Grantee, Principal, Question } from '../../access/engine.ts';
import { accountOf, isServiceLinkedRole, nameOf, parseArn } from '../arn.ts';
import { disjoint, hasWildcard, matches, type PatternSet, setTouches } from '../pattern.ts';
import { type Condition, statementLabel } from '../statement.ts';
import { inlineDocument, missingCarrier, resourceSide } from './carrier.ts';
import { decide } from './decide.ts';
import {
  type AwsEstate,
  carrierOf,
  type ControlPolicies,
  type ResourceEntity,
  type RoleEntity,
  type UserEntity,
} from './estate.ts';
import { PolicyLibrary } from './library.ts';
import type { Caller, CallerKind, GuardrailLevels, Policies, PolicyDocument, Request } from './request.ts';

/** A principal of the estate with everything that its side of a decision needs. */
export interface Actor {
  readonly principal: Principal;
  readonly caller: Caller;
  readonly estate: AwsEstate | undefined;
  readonly side: Pick<Policies, 'identity' | 'boundary' | 'serviceControl'>;
  /** What its requests carry by themselves. */
  readonly context: Request['context'];
  readonly complete: readonly string[];
}

/** Anybody without an AWS account. */
export const anonymous: Caller = { kind: 'anonymous', arn: '*', account: null };

/**
 * Who can do what in AWS, over one account or several. Requests are taken to be made directly and over TLS, which any caller
 * may choose; everything else about them that the question does not say stays open.
 */
export class AwsAccess implements AccessEngine {
  readonly #estates: ReadonlyMap<string, AwsEstate>;
  readonly #library = new PolicyLibrary();
  readonly #actors = new Map<string, Actor>();
  readonly #carriers = new Map<string, { readonly entity: ResourceEntity; readonly estate: AwsEstate }>();
  readonly #managed = new Map<string, Seen<PolicyDocument>>();

  constructor(estates: readonly AwsEstate[]) {
    this.#estates = new Map(estates.map((estate) => [estate.account, estate]));
    for (const estate of estates) this.#file(estate);
    for (const estate of estates)
      for (const actor of this.#actorsOf(estate)) this.#actors.set(actor.principal.id, actor);
  }

  /** One engine over the accounts of several. */
  static over(engines: readonly AwsAccess[]): AwsAccess {
    return new AwsAccess(engines.flatMap(({ estates }) => estates));
  }

  get estates(): readonly AwsEstate[] {
    return [...this.#estates.values()];
  }

  get principals(): readonly Principal[] {
    return [...this.#actors.values()].map(({ principal }) => principal);
  }

  /** Those of the estates, by ARN. */
  get actors(): ReadonlyMap<string, Actor> {
    return this.#actors;
  }

  get library(): PolicyLibrary {
    return this.#library;
  }

  can({ principal, action, resource, context = {} }: Question): Answer {
    return this.ask(this.actor(principal), action, resource, context);
  }

  /** Like `can`, for an actor at hand; `any`: action or resource are patterns, and any of what they mean will do. */
  ask(
    actor: Actor,
    action: string,
    resource: string,
    context: Request['context'] = {},
    extent: Request['extent'] = 'all',
  ): Answer {
    const behind = this.#carriers.get(carrierOf(resource))?.entity.bucket;
    if (behind !== undefined) return this.#throughAccessPoint(actor, action, resource, behind, context, extent);
    return this.#decide(actor, action, resource, context, extent);
  }

  whoCan({ action, resource, context = {} }: Omit<Question, 'principal'>): Found<Grantee> {
    const targets = this.#targetsOf(resource);
    const known = [...this.#actors.values()];
    const found = [...known, ...this.#strangersNamedBy(targets, known)].flatMap(
      (actor) => this.#grantee(actor, action, targets, context) ?? [],
    );
    return { found, unseen: this.#unlisted() };
  }

  whatCan(principal: string): Found<Capability> {
    const actor = this.actor(principal);
    const { items, unseen } = actor.side.identity ?? { items: [], unseen: [] };
    return { found: items.flatMap((policy) => this.#capabilities(actor, policy)), unseen };
  }

  escalations(_principal?: string): Found<Escalation> {
    return { found: [], unseen: this.#unlisted() };
  }

  /** A principal by its id; whoever is not among those of the estates is taken at its word. */
  actor(id: string): Actor {
    const known = this.#actors.get(id);
    if (known) return known;
    const session = /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\/(.+)$/.exec(id);
    const role = session && this.#roleNamed(session[2]!, session[3]!);
    if (role) return { ...role, caller: { ...role.caller, session: id } };
    return this.#stranger(id);
  }

  /** What the estates know of a resource that carries a policy. */
  carrier(arn: string): ResourceEntity | undefined {
    return this.#carriers.get(carrierOf(arn))?.entity;
  }

  #decide(
    actor: Actor,
    action: string,
    resource: string,
    context: Request['context'],
    extent: Request['extent'],
  ): Answer {
    const owner = this.#ownerOf(resource);
    const given: Request['context'] = {
      ...direct,
      ...actor.context,
      ...this.#aboutResource(owner),
      ...lowered(context),
    };
    const request: Request = {
      caller: actor.caller,
      action,
      resource,
      owner,
      context: given,
      complete: actor.complete,
      ...(extent && { extent }),
    };
    const found = this.#carriers.get(carrierOf(resource))?.entity;
    const owning = owner === null ? undefined : this.#estates.get(owner);
    const endpoint = this.#endpoint(actor, given['aws:sourcevpce']);
    const missing = found ? undefined : missingCarrier(resource, owning);
    const policies: Policies = {
      ...actor.side,
      ...(found && resourceSide(found, request)),
      ...(missing && { resource: missing }),
      ...(owning && { resourceControl: levelsOf(owning, 'resourceControl') }),
      ...(endpoint && { endpoint }),
    };
    return decide(request, policies, this.#library);
  }

  /**
   * What goes through an access point has to be let in by its policy and by the bucket's
   * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html).
   */
  #throughAccessPoint(
    actor: Actor,
    action: string,
    resource: string,
    bucket: string,
    context: Request['context'],
    extent: Request['extent'],
  ): Answer {
    const point = carrierOf(resource);
    const object = resource.split('/object/')[1];
    const marks = { 's3:dataaccesspointarn': [point], 's3:dataaccesspointaccount': [parseArn(point)?.account ?? ''] };
    const given = { ...lowered(context), ...marks };
    const atPoint = this.#decide(actor, action, resource, given, extent);
    if (atPoint.decision === 'denied') return atPoint;
    const behind = this.#decide(actor, action, object === undefined ? bucket : `${bucket}/${object}`, given, extent);
    if (behind.decision !== 'allowed') return behind;
    return { ...atPoint, grounds: [...atPoint.grounds, ...behind.grounds] };
  }

  #grantee(actor: Actor, action: string, targets: readonly string[], context: Request['context']): Grantee | undefined {
    const answers = this.#narrowed(actor, action, targets).flatMap((question) => {
      const answer = this.ask(actor, question.action, question.resource, context, 'any');
      return answer.decision === 'denied' ? [] : [{ ...question, answer }];
    });
    const best = answers.find(({ answer }) => answer.decision === 'allowed') ?? answers[0];
    if (!best) return undefined;
    const alike = answers.filter(({ answer }) => answer.decision === best.answer.decision);
    return {
      principal: actor.principal,
      answer: best.answer,
      actions: [...new Set(alike.map((one) => one.action))],
      resources: [...new Set(alike.map((one) => one.resource))],
    };
  }

  /** The question as concretely as the actor's own policies put it: of `s3:*` that part which they speak of. */
  #narrowed(actor: Actor, action: string, targets: readonly string[]) {
    if (!hasWildcard(action) && !targets.some(hasWildcard)) return targets.map((resource) => ({ action, resource }));
    const statements = (actor.side.identity?.items ?? []).flatMap(({ document }) => {
      const read = this.#library.statements(document);
      return isSeen(read)
        ? read.value.filter(({ effect, actions }) => effect === 'Allow' && setTouches(actions, action.toLowerCase()))
        : [];
    });
    const pairs = statements.flatMap(({ actions, resources }) =>
      common(actions, action.toLowerCase()).flatMap((narrow) =>
        targets.flatMap((target) => common(resources, target).map((resource) => ({ action: narrow, resource }))),
      ),
    );
    // Whom the resource's own policy lets in needs no policy of his own.
    const asked = targets.map((resource) => ({ action, resource }));
    return [
      ...new Map([...pairs, ...asked].map((pair) => [`${pair.action.toLowerCase()} ${pair.resource}`, pair])).values(),
    ];
  }

  /** The resources of the estates that a pattern means, with the pattern itself where nothing in them has a policy to ask. */
  #targetsOf(resource: string): readonly string[] {
    if (!hasWildcard(resource) || resource === '*') return [resource];
    const carrier = carrierOf(resource);
    const rest = resource.slice(carrier.length);
    const meant = [...this.#carriers.keys()].filter((arn) => matches(carrier, arn)).map((arn) => `${arn}${rest}`);
    return meant.length > 0 ? meant : [resource];
  }

  /** Others whom the policies of the resources let in. */
  #strangersNamedBy(targets: readonly string[], known: readonly Actor[]): Actor[] {
    const ids = new Set(known.map(({ principal }) => principal.id));
    const named = targets.flatMap((target) => {
      const policy = this.carrier(target)?.policy;
      const read = policy && isSeen(policy) ? this.#library.statements(policy.value) : undefined;
      if (!read || !isSeen(read)) return [];
      return read.value.flatMap(({ effect, principals }) =>
        effect === 'Allow'
          ? principals?.inverted
            ? ['*']
            : (principals?.principals ?? []).map(({ value }) => value)
          : [],
      );
    });
    return [...new Set(named)].filter((id) => !ids.has(rootOf(id) ?? id)).map((id) => this.#stranger(rootOf(id) ?? id));
  }

  #capabilities(actor: Actor, { source, document }: PolicyDocument): Capability[] {
    const read = this.#library.statements(document);
    if (!isSeen(read)) return [];
    return read.value
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement): Capability[] => {
        const { actions, resources, spelling, conditions } = statement;
        const pairs = patternsOf(actions).flatMap((action) =>
          patternsOf(resources).map((resource) => ({ action, resource })),
        );
        const answers = pairs
          .slice(0, mostPairs)
          .map(({ action, resource }) => this.ask(actor, action, resource, {}, 'any').decision);
        const decision = (['allowed', 'unknown-conditional', 'unknown-info'] as const).find((one) =>
          answers.includes(one),
        );
        if (!decision) return [];
        return [
          {
            actions: signed(actions, spelling),
            resources: signed(resources, resources.patterns),
            decision,
            ground: { effect: 'allow', layer: 'identity policy', source, label: statementLabel(statement) },
            conditions: conditions.map(conditionText),
          },
        ];
      });
  }

  #file(estate: AwsEstate): void {
    for (const { items } of Object.values(estate.resources))
      for (const entity of items) this.#carriers.set(entity.arn, { entity, estate });
    for (const { arn, name, trust } of estate.roles.items)
      this.#carriers.set(arn, { entity: { arn, name, type: 'aws.iam.role', policy: trust }, estate });
    for (const { arn, document } of estate.policies.items)
      this.#managed.set(arn, isSeen(document) ? { value: { source: arn, document: document.value } } : document);
  }

  *#actorsOf(estate: AwsEstate): Iterable<Actor> {
    yield this.#root(estate);
    const groups = new Map(estate.groups.items.map((group) => [group.name, group]));
    for (const user of estate.users.items) yield this.#user(estate, user, groups);
    for (const role of estate.roles.items) yield this.#role(estate, role);
  }

  #root(estate: AwsEstate): Actor {
    const arn = `arn:${estate.partition}:iam::${estate.account}:root`;
    return {
      ...this.#base(estate, 'root', arn, 'root'),
      side: { serviceControl: levelsOf(estate, 'serviceControl') },
      complete: ['aws:PrincipalTag/'],
    };
  }

  #user(
    estate: AwsEstate,
    user: UserEntity,
    groups: ReadonlyMap<string, { readonly arn: string; readonly policies: UserEntity['policies'] }>,
  ): Actor {
    const own = this.#documents(estate, user);
    const through = isSeen(user.groups)
      ? user.groups.value.map((name) => {
          const group = groups.get(name);
          return group ? this.#documents(estate, group) : missingGroup(estate, name);
        })
      : [{ items: [], unseen: [user.groups] }];
    const base = this.#base(estate, 'user', user.arn, user.name, user.uniqueId);
    return {
      ...base,
      side: { identity: joined([own, ...through]), ...this.#limits(estate, user.boundary) },
      context: { ...base.context, ...tagContext(user.tags) },
      complete: isSeen(user.tags) ? ['aws:PrincipalTag/'] : [],
    };
  }

  #role(estate: AwsEstate, role: RoleEntity): Actor {
    const kind = role.isServiceLinked ? 'service-linked-role' : 'role';
    const base = this.#base(estate, kind, role.arn, role.name, role.uniqueId);
    return {
      ...base,
      side: {
        identity: this.#documents(estate, role),
        ...(role.isServiceLinked ? {} : this.#limits(estate, role.boundary)),
      },
      // Sessions can bring tags of their own besides those of the role.
      context: { ...base.context, ...tagContext(role.tags) },
      complete: [],
    };
  }

  #base(estate: AwsEstate, kind: CallerKind, arn: string, name: string, uniqueId?: Seen<string>): Actor {
    const { account, organization } = estate;
    return {
      principal: { id: arn, name, kind: principalKinds[kind], account },
      caller: { kind, arn, account, ...(uniqueId && isSeen(uniqueId) && { uniqueId: uniqueId.value }) },
      estate,
      side: {},
      context: isSeen(organization)
        ? { 'aws:principalorgid': organization.value === null ? [] : [organization.value] }
        : {},
      complete: [],
    };
  }

  #limits(estate: AwsEstate, boundary: Seen<string | null>): Pick<Policies, 'boundary' | 'serviceControl'> {
    return {
      boundary: isSeen(boundary)
        ? boundary.value === null
          ? { value: null }
          : this.#document(estate, boundary.value)
        : boundary,
      serviceControl: levelsOf(estate, 'serviceControl'),
    };
  }

  #documents(
    estate: AwsEstate,
    { arn, policies }: { readonly arn: string; readonly policies: UserEntity['policies'] },
  ): Listed<PolicyDocument> {
    if (!isSeen(policies)) return { items: [], unseen: [policies] };
    const { attached, inline } = policies.value;
    const managed = attached.map(({ policyArn }) => this.#document(estate, policyArn));
    return {
      items: [
        ...inline.map(({ policyName, policyDocument }) => inlineDocument(arn, policyName, policyDocument)),
        ...managed.flatMap((policy) => (isSeen(policy) ? [policy.value] : [])),
      ],
      unseen: managed.flatMap((policy) => (isSeen(policy) ? [] : [policy])),
    };
  }

  /** A managed policy; one that was not listed can't be judged. */
  #document({ policies }: AwsEstate, arn: string): Seen<PolicyDocument> {
    const known = this.#managed.get(arn);
    if (known) return known;
    const detail = `${arn} is attached, but not among the policies that were listed`;
    const gap = policies.unseen[0]?.gap ?? {
      because: 'not-collected',
      permissions: ['iam:GetAccountAuthorizationDetails'],
      detail,
    };
    return { what: arn, gap };
  }

  #stranger(id: string): Actor {
    const caller = strangerOf(id);
    const own = caller.account === null ? undefined : this.#estates.get(caller.account);
    const what = own ? `${id}, which is not among the principals of ${caller.account}` : `the policies of ${id}`;
    const gap = {
      because: 'not-collected' as const,
      permissions: [],
      detail: `${id} belongs to an account that is not in the snapshot, or is not in it`,
    };
    const isPrincipal = caller.account !== null && caller.kind !== 'root';
    return {
      principal: {
        id,
        name: id === '*' ? 'anybody' : nameOf(id),
        kind: principalKinds[caller.kind],
        account: caller.account,
      },
      caller,
      estate: undefined,
      side: isPrincipal ? { identity: { items: [], unseen: [{ what, gap }] } } : {},
      context: {},
      complete: [],
    };
  }

  #roleNamed(account: string, name: string): Actor | undefined {
    return [...this.#actors.values()].find(
      ({ caller, principal }) => caller.kind === 'role' && caller.account === account && principal.name === name,
    );
  }

  #ownerOf(resource: string): string | null {
    return accountOf(resource) ?? this.#carriers.get(carrierOf(resource))?.estate.account ?? null;
  }

  #aboutResource(owner: string | null): Request['context'] {
    const organization = owner === null ? undefined : this.#estates.get(owner)?.organization;
    if (!organization || !isSeen(organization)) return {};
    return { 'aws:resourceorgid': organization.value === null ? [] : [organization.value] };
  }

  #endpoint({ estate }: Actor, ids: readonly string[] | undefined): Seen<PolicyDocument | null> | undefined {
    const [id] = ids ?? [];
    if (id === undefined) return undefined;
    const found = (estate ? [estate] : this.estates)
      .flatMap(({ endpoints }) => endpoints.items)
      .find((one) => one.id === id);
    if (!found)
      return {
        what: `the policy of ${id}`,
        gap: { because: 'not-collected', permissions: [], detail: `${id} is not in the snapshot` },
      };
    const { policy } = found;
    return isSeen(policy) ? { value: policy.value === null ? null : { source: id, document: policy.value } } : policy;
  }

  #unlisted(): readonly Unseen[] {
    return this.estates.flatMap(({ users, groups, roles, policies }) =>
      [users, groups, roles, policies].flatMap(({ unseen }) => unseen),
    );
  }
}

/** What a caller who asks directly and knows what he does can choose by himself. */
const direct: Request['context'] = {
  'aws:securetransport': ['true'],
  'aws:viaawsservice': ['false'],
  'aws:calledvia': [],
  'aws:calledviafirst': [],
  'aws:calledvialast': [],
  'kms:viaservice': [],
};

/** Statements can name more pairs than anybody would want to have judged one by one. */
const mostPairs = 64;

const principalKinds: Readonly<Record<CallerKind, string>> = {
  root: 'root user',
  user: 'user',
  role: 'role',
  'service-linked-role': 'service-linked role',
  'federated-user': 'federated user',
  service: 'service',
  federated: 'identity provider',
  anonymous: 'anybody',
};

const lowered = (context: Request['context']): Request['context'] =>
  Object.fromEntries(Object.entries(context).map(([key, values]) => [key.toLowerCase(), values]));

const tagContext = (tags: Seen<Readonly<Record<string, string>>>): Request['context'] =>
  isSeen(tags)
    ? Object.fromEntries(
        Object.entries(tags.value).map(([key, value]) => [`aws:principaltag/${key.toLowerCase()}`, [value]]),
      )
    : {};

const joined = <T>(lists: readonly Listed<T>[]): Listed<T> => ({
  items: lists.flatMap(({ items }) => items),
  unseen: lists.flatMap(({ unseen }) => unseen),
});

const missingGroup = ({ groups, account }: AwsEstate, name: string): Listed<PolicyDocument> => ({
  items: [],
  unseen: [
    {
      what: `the policies of the group ${name} of ${account}`,
      gap: groups.unseen[0]?.gap ?? {
        because: 'not-collected',
        permissions: ['iam:GetAccountAuthorizationDetails'],
        detail: `The group ${name} is not among those that were listed`,
      },
    },
  ],
});

/** The levels of control policies of one type that bind an account: none without organization, nor in its management account. */
function levelsOf(
  { controlPolicies, organization }: AwsEstate,
  kind: 'serviceControl' | 'resourceControl',
): Seen<GuardrailLevels | null> {
  if (isSeen(organization) && organization.value === null) return { value: null };
  if (!isSeen(controlPolicies)) return controlPolicies;
  const policies: ControlPolicies | null = controlPolicies.value;
  if (policies === null || policies.management) return { value: null };
  return {
    value: policies.levels.flatMap((level) => {
      const documents = level[kind];
      if (documents === null) return [];
      return [{ target: level.target, policies: documents.map(({ name, document }) => ({ source: name, document })) }];
    }),
  };
}

/** What a pattern of a question and those of a statement have in common, in their words. */
function common({ inverted, patterns }: PatternSet, asked: string): string[] {
  if (inverted) return [asked];
  return patterns.flatMap((pattern) => {
    const plain = pattern.includes('${') ? pattern.replaceAll(/\$\{[^}]*\}/g, '*') : pattern;
    if (disjoint(plain, asked)) return [];
    return matches(asked, plain) && asked !== '*' ? [plain] : [matches(plain, asked) ? asked : plain];
  });
}

const patternsOf = ({ inverted, patterns }: PatternSet): readonly string[] => (inverted ? ['*'] : patterns);

const signed = ({ inverted }: PatternSet, patterns: readonly string[]): string[] =>
  patterns.map((pattern) => (inverted ? `all but ${pattern}` : pattern));

const conditionText = ({ operator, set, ifExists, spelling, values }: Condition): string =>
  [`${set ? `${set}:` : ''}${operator}${ifExists ? 'ifexists' : ''}`, spelling, values.join(' or ')].join(' ');

/** The root ARN of an account that a policy writes as twelve digits or as its root. */
const rootOf = (id: string): string | undefined => (/^\d{12}$/.test(id) ? `arn:aws:iam::${id}:root` : undefined);

function strangerOf(id: string): Caller {
  if (id === '*') return anonymous;
  const account = accountOf(id) ?? null;
  const resource = parseArn(id)?.resource;
  if (account === null || resource === undefined)
    return { kind: /\.amazonaws\.com(?:\.cn)?$/.test(id) ? 'service' : 'federated', arn: id, account: null };
  if (resource === 'root') return { kind: 'root', arn: id, account };
  if (/^(?:oidc|saml)-provider\//.test(resource)) return { kind: 'federated', arn: id, account: null };
  if (resource.startsWith('user/')) return { kind: 'user', arn: id, account };
  if (resource.startsWith('federated-user/')) return { kind: 'federated-user', arn: id, session: id, account };
  if (resource.startsWith('assumed-role/'))
    return {
      kind: 'role',
      arn: id.replace(/:sts::(\d+):assumed-role\/([^/]+)\/.*$/, ':iam::$1:role/$2'),
      session: id,
      account,
    };
  return { kind: isServiceLinkedRole(id) ? 'service-linked-role' : 'role', arn: id, account };
}

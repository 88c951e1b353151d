import { type Answer, isSeen, type Seen, type Unseen } from '../../access/answer.ts';
import type { AccessEngine, Capability, Escalation, Found, Grantee, Principal, Question } from '../../access/engine.ts';
import { accountOf, parseArn } from '../arn.ts';
import { hasWildcard, matches, type PatternSet } from '../pattern.ts';
import { type Condition, type Statement, statementLabel } from '../statement.ts';
import { type Actor, actorsOf, levelsOf, stranger } from './actors.ts';
import { missingCarrier, resourceSide } from './carrier.ts';
import { decide } from './decide.ts';
import { type AwsEstate, carrierOf, type ResourceEntity } from './estate.ts';
import { EscalationGraph } from './escalation.ts';
import { PolicyLibrary } from './library.ts';
import type { Policies, PolicyDocument, Request } from './request.ts';
import { common, namedBy, type Naming, rootOf, Targets } from './targets.ts';

/**
 * Who can do what in AWS, over one account or several. Requests are taken to be made directly and over TLS, which any caller
 * may choose; everything else about them that the question does not say stays open.
 */
export class AwsAccess implements AccessEngine {
  readonly #estates: ReadonlyMap<string, AwsEstate>;
  readonly #library = new PolicyLibrary();
  readonly #actors = new Map<string, Actor>();
  readonly #carriers = new Map<string, { readonly entity: ResourceEntity; readonly estate: AwsEstate }>();
  #graph: EscalationGraph | undefined;

  constructor(estates: readonly AwsEstate[]) {
    this.#estates = new Map(estates.map((estate) => [estate.account, estate]));
    for (const estate of estates) this.#file(estate);
    for (const estate of estates) for (const actor of actorsOf(estate)) this.#actors.set(actor.principal.id, actor);
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
    const leadsTo = this.carrier(resource)?.leadsTo;
    if (leadsTo) return this.#throughAccessPoint(actor, action, resource, leadsTo, context, extent);
    return this.#decide(actor, action, resource, context, extent);
  }

  whoCan({ action, resource, context = {} }: Omit<Question, 'principal'>): Found<Grantee> {
    const targets = this.#targetsOf(resource);
    const known = [...this.#actors.values()];
    const ids = new Set(known.map(({ principal }) => principal.id));
    const strangers = [...targets.naming.names].filter((id) => !ids.has(id)).map((id) => stranger(id, this.#estates));
    const found = [...known, ...strangers].flatMap((actor) => this.#grantee(actor, action, targets, context) ?? []);
    return { found, unseen: this.#unlisted() };
  }

  whatCan(principal: string): Found<Capability> {
    const actor = this.actor(principal);
    const { items, unseen } = actor.side.identity ?? { items: [], unseen: [] };
    return { found: items.flatMap((policy) => this.#capabilities(actor, policy)), unseen };
  }

  escalations(principal?: string): Found<Escalation> {
    this.#graph ??= new EscalationGraph(this);
    return { found: this.#graph.found(principal), unseen: [...this.#unlisted(), ...this.#graph.unseen] };
  }

  /** A principal by its id; whoever is not among those of the estates is taken at its word. */
  actor(id: string): Actor {
    const known = this.#actors.get(id);
    if (known) return known;
    const session = /^arn:([^:]+):sts::(\d{12}):assumed-role\/([^/]+)\/(.+)$/.exec(id);
    const role = session && this.#roleNamed(session[2]!, session[3]!);
    if (role) return { ...role, caller: { ...role.caller, session: id } };
    return stranger(id, this.#estates);
  }

  /** What the estates know of a resource that carries a policy. */
  carrier(arn: string): ResourceEntity | undefined {
    return this.#carriers.get(carrierOf(arn))?.entity;
  }

  /** Like `ask`, of a resource as it could be: one that is not there yet, or one that carries this policy. */
  suppose(
    actor: Actor,
    action: string,
    resource: string,
    policy: PolicyDocument | null,
    context: Request['context'] = {},
  ): Answer {
    return this.#decide(actor, action, resource, context, 'all', { resource: { value: policy } });
  }

  #decide(
    actor: Actor,
    action: string,
    resource: string,
    context: Request['context'],
    extent: Request['extent'],
    supposed?: Pick<Policies, 'resource'>,
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
      ...(supposed ?? { ...(found && resourceSide(found, request)), ...(missing && { resource: missing }) }),
      ...(owning && { resourceControl: levelsOf(owning, 'resourceControl') }),
      ...(endpoint && { endpoint }),
    };
    return decide(request, policies, this.#library);
  }

  /**
   * What goes through an access point has to be let in by its policy and by that of a bucket behind it
   * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html).
   */
  #throughAccessPoint(
    actor: Actor,
    action: string,
    resource: string,
    { buckets, onlyInVpc }: NonNullable<ResourceEntity['leadsTo']>,
    context: Request['context'],
    extent: Request['extent'],
  ): Answer {
    const point = carrierOf(resource);
    const object = resource.split('/object/')[1];
    const marks = { 's3:dataaccesspointarn': [point], 's3:dataaccesspointaccount': [parseArn(point)?.account ?? ''] };
    const given: Request['context'] = { ...lowered(context), ...marks };
    const atPoint = this.#decide(actor, action, resource, given, extent);
    if (atPoint.decision === 'denied') return atPoint;
    const behind = buckets.map((bucket) =>
      this.#decide(actor, action, object === undefined ? bucket : `${bucket}/${object}`, given, extent),
    );
    const [best = atPoint] = behind.toSorted((a, b) => rankOf(a) - rankOf(b));
    if (best.decision === 'denied') return best;
    if (onlyInVpc && given['aws:sourcevpc'] === undefined)
      return { ...atPoint, ...conditional('aws:SourceVpc', `${point} answers only in its VPC`) };
    if (best.decision !== 'allowed') return best;
    return { ...atPoint, grounds: [...atPoint.grounds, ...best.grounds] };
  }

  #grantee(actor: Actor, action: string, targets: Targets, context: Request['context']): Grantee | undefined {
    const answers: { readonly action: string; readonly resource: string; readonly answer: Answer }[] = [];
    for (const question of this.#narrowed(actor, action, targets)) {
      const answer = this.ask(actor, question.action, question.resource, context, 'any');
      if (answer.decision !== 'denied') answers.push({ ...question, answer });
      if (answers.length === mostPairs) break;
    }
    const best = answers.find(({ answer }) => answer.decision === 'allowed') ?? answers[0];
    if (!best) return undefined;
    const alike = answers.filter(({ answer }) => answer.decision === best.answer.decision);
    const more = answers.length === mostPairs ? ['and more'] : [];
    return {
      principal: actor.principal,
      answer: best.answer,
      actions: [...new Set(alike.map((one) => one.action))],
      resources: [...new Set(alike.map((one) => one.resource)), ...more],
    };
  }

  /** The question as concretely as the actor's own policies put it: of `s3:*` that part which they speak of. */
  #narrowed(
    actor: Actor,
    action: string,
    targets: Targets,
  ): Iterable<{ readonly action: string; readonly resource: string }> {
    const { all, naming } = targets;
    const direct =
      all.length === 1 || actor.caller.kind === 'root' ? all : [...naming.everyone, ...naming.of(actor.caller)];
    const asked = direct.map((resource) => ({ action, resource }));
    if (!hasWildcard(action) && all.length === 1 && !hasWildcard(all[0]!)) return asked;
    const wanted = action.toLowerCase();
    const pairs = this.#allowsOf(actor, wanted).flatMap(({ actions, resources }) =>
      common(actions, wanted).flatMap((narrow) =>
        targets.touchedBy(resources).map((resource) => ({ action: narrow, resource })),
      ),
    );
    // Whom the resource's own policy lets in needs no policy of his own.
    const unique = new Map([...pairs, ...asked].map((pair) => [`${pair.action.toLowerCase()} ${pair.resource}`, pair]));
    return unique.values();
  }

  #allowsOf({ side }: Actor, action: string): Statement[] {
    return (side.identity?.items ?? []).flatMap(({ document }) => {
      const { whole, part } = this.#library.about(document, action);
      return [...whole, ...part].filter(({ effect }) => effect === 'Allow');
    });
  }

  /** The resources of the estates that a pattern means, with the pattern itself where nothing in them has a policy to ask. */
  #targetsOf(resource: string): Targets {
    if (!hasWildcard(resource) || resource === '*') return new Targets([resource], this.#namersOf([resource]));
    const carrier = carrierOf(resource);
    const rest = resource.slice(carrier.length);
    const meant = [...this.#carriers.keys()].filter((arn) => matches(carrier, arn)).map((arn) => `${arn}${rest}`);
    const all = meant.length > 0 ? meant : [resource];
    return new Targets(all, this.#namersOf(all));
  }

  /** Whom the policies of resources let in by name. */
  #namersOf(targets: readonly string[]): Naming {
    const byName = new Map<string, string[]>();
    for (const target of targets) {
      const policy = this.carrier(target)?.policy;
      const read = policy && isSeen(policy) ? this.#library.statements(policy.value) : undefined;
      // What can't be read may mean anybody.
      const names = read && isSeen(read) ? read.value.flatMap(namedBy) : policy ? ['*'] : [];
      for (const name of new Set(names)) byName.set(name, [...(byName.get(name) ?? []), target]);
    }
    return {
      everyone: byName.get('*') ?? [],
      of: ({ arn, session, uniqueId }) =>
        [arn, session, uniqueId].flatMap((id) => (id === undefined ? [] : (byName.get(id) ?? []))),
      names: new Set([...byName.keys()].map((name) => rootOf(name) ?? name)),
    };
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

/** What helps the caller most comes first. */
const rankOf = ({ decision }: Answer): number =>
  ['allowed', 'unknown-conditional', 'unknown-info', 'denied'].indexOf(decision);

const conditional = (missing: string, reason: string): Omit<Answer, 'grounds'> => ({
  decision: 'unknown-conditional',
  unseen: [],
  missing: [missing],
  reason,
});

/** Statements can name more pairs than anybody would want to have judged one by one. */
const mostPairs = 64;

const lowered = (context: Request['context']): Request['context'] =>
  Object.fromEntries(Object.entries(context).map(([key, values]) => [key.toLowerCase(), values]));

const patternsOf = ({ inverted, patterns }: PatternSet): readonly string[] => (inverted ? ['*'] : patterns);

const signed = ({ inverted }: PatternSet, patterns: readonly string[]): string[] =>
  patterns.map((pattern) => (inverted ? `all but ${pattern}` : pattern));

const conditionText = ({ operator, set, ifExists, spelling, values }: Condition): string =>
  [`${set ? `${set}:` : ''}${operator}${ifExists ? 'ifexists' : ''}`, spelling, values.join(' or ')].join(' ');

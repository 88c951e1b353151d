import type { Answer, Ground, Listed, Seen, Unseen } from '../../access/answer.ts';
import { isSeen } from '../../access/answer.ts';
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
} from '../../access/logic.ts';
import { isServiceLinkedRole, parseArn } from '../arn.ts';
import { statementLabel, type Statement } from '../statement.ts';
import { literal, RequestContext } from './context.ts';
import { PolicyLibrary } from './library.ts';
import { appliesTo, type Matter, type Naming, namingsOf, PART, partly } from './match.ts';
import { rcpServices } from './rcp-services.ts';
import type { Policies, PolicyDocument, Request } from './request.ts';

/**
 * Whether AWS lets a request through, by every policy that has a say: explicit denials first, then what organization,
 * boundary, session and endpoint leave over, then who grants it: the caller's own policies, the resource's, or, between
 * accounts, both (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html).
 *
 * The resource may be a pattern, which asks whether everything that it matches is allowed. Never throws for what policies say.
 *
 * @param library shares the reading of documents between questions.
 */
export function decide(request: Request, policies: Policies, library: PolicyLibrary = new PolicyLibrary()): Answer {
  const layers = new Layers(request, policies, library);
  const denied = layers.denied();
  if (denied.is === true) return answerOf(not(denied), `Denied by ${nameOf(denied.grounds[0])}`);
  const limits = layers.limits();
  const granted = layers.granted();
  const truth = allOf(not(denied), ...limits.map((limit) => limit.truth), granted);
  const limit = [...limits, ...layers.ownLimits()].find((one) => one.truth.is === false);
  return answerOf(inOrder(truth), reasonOf(truth, limit?.what, request));
}

function reasonOf(truth: Truth, limit: string | undefined, { action }: Request): string {
  if (truth.is === true) return `Allowed by ${nameOf(truth.grounds.findLast(({ effect }) => effect === 'allow'))}`;
  if (truth.is === false) return limit ?? `No policy that counts allows ${action}`;
  const [unseen] = truth.unseen;
  if (unseen) return `It depends on ${unseen.what}, which could not be read (${unseen.gap.because})`;
  return `It depends on ${truth.missing.join(', ')}, which the question does not say`;
}

const nameOf = (ground: Ground | undefined): string =>
  ground === undefined ? 'the rules of AWS' : `${ground.label} of the ${ground.layer} ${ground.source}`;

/** Layers in the order in which AWS asks them. */
const order = [
  'resource control policy',
  'service control policy',
  'VPC endpoint policy',
  'resource policy',
  'access control list',
  'grant',
  'permissions boundary',
  'session policy',
  'identity policy',
] as const;
type Layer = (typeof order)[number];

function inOrder(truth: Truth): Truth {
  const rank = ({ layer, effect }: Ground): number => (effect === 'deny' ? -1 : order.indexOf(layer as Layer));
  return { ...truth, grounds: truth.grounds.toSorted((a, b) => rank(a) - rank(b)) };
}

/** Something that has to allow a request, and what is said if it doesn't. */
interface Limit {
  readonly truth: Truth;
  readonly what: string;
}

type Documents = Listed<PolicyDocument>;
const nothing: Documents = { items: [], unseen: [] };

class Layers {
  readonly #request: Request;
  readonly #policies: Policies;
  readonly #library: PolicyLibrary;
  readonly #matter: Matter;

  constructor(request: Request, policies: Policies, library: PolicyLibrary) {
    this.#request = request;
    this.#policies = policies;
    this.#library = library;
    const { caller, extent = 'all' } = request;
    this.#matter = { caller, resource: spelt(request), extent, context: new RequestContext(request) };
  }

  /** An explicit denial, wherever. */
  denied(): Truth {
    const { identity = nothing, session = [] } = this.#policies;
    return anyOf(
      ...this.#levels('resourceControl').map((level) => this.#says('Deny', 'resource control policy', level)),
      ...this.#levels('serviceControl').map((level) => this.#says('Deny', 'service control policy', level)),
      this.#says('Deny', 'VPC endpoint policy', one(this.#policies.endpoint)),
      this.#byResource('Deny').any,
      this.#says('Deny', 'permissions boundary', this.#boundary()),
      this.#says('Deny', 'session policy', { items: session, unseen: [] }),
      this.#hasOwnPolicies() ? this.#says('Deny', 'identity policy', identity) : no,
    );
  }

  /** Everything that has to let the request pass, whoever grants it. */
  limits(): Limit[] {
    const { endpoint } = this.#policies;
    const { action } = this.#request;
    const guardrails = (['resourceControl', 'serviceControl'] as const).flatMap((kind) =>
      this.#levels(kind).map((level) => ({
        truth: this.#says('Allow', guardrailNames[kind], level),
        what: `No ${guardrailNames[kind]} of ${level.target} allows ${action}`,
      })),
    );
    if (endpoint === undefined || (isSeen(endpoint) && endpoint.value === null)) return guardrails;
    const truth = this.#says('Allow', 'VPC endpoint policy', one(endpoint));
    return [...guardrails, { truth, what: `The policy of the VPC endpoint does not allow ${action}` }];
  }

  /** What takes away from the caller's own policies: named where nothing else grants. */
  ownLimits(): Limit[] {
    const { action } = this.#request;
    return [
      { truth: this.#withinBoundary(), what: `The permissions boundary does not allow ${action}` },
      { truth: this.#withinSession(), what: `The session policies do not allow ${action}` },
    ];
  }

  granted(): Truth {
    const { caller, owner, resource } = this.#request;
    if (caller.account === null) return this.#grantedByResource();
    const inside = () => this.#grantedInside();
    if (owner === caller.account || resource === '*') return inside();
    if (owner !== null) return this.#grantedAcross();
    const [same, across] = [inside(), this.#grantedAcross()];
    if (same.is === across.is) return across;
    return unseenTruth({
      what: `the account that owns ${resource}`,
      gap: { because: 'not-collected', permissions: [], detail: `The snapshot does not say whose ${resource} is` },
    });
  }

  /**
   * In one account either side may grant. Boundaries and session policies limit what the resource grants to a role by name, and
   * not what it grants to a session, a user or everybody
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
   */
  #grantedInside(): Truth {
    const { caller } = this.#request;
    const { otherGrants = no } = this.#policies;
    const { session, name, everyone, account } = this.#byResource('Allow').by;
    const limits = allOf(this.#withinBoundary(), this.#withinSession());
    const named = caller.kind === 'user' ? name : allOf(name, limits);
    const own = allOf(this.#byIdentity(), limits);
    const delegated = needsResourcePolicy(this.#request) ? allOf(anyOf(account, otherGrants), own) : own;
    return anyOf(session, everyone, named, otherGrants, delegated);
  }

  /** Between accounts both sides have to grant. */
  #grantedAcross(): Truth {
    return allOf(this.#grantedByResource(), this.#byIdentity(), this.#withinBoundary(), this.#withinSession());
  }

  /** What the resource's side grants to who is not of its account. Block Public Access is not about AWS services. */
  #grantedByResource(): Truth {
    const { publicBlock = no, otherGrants = no } = this.#policies;
    const byPolicy = this.#byResource('Allow').any;
    const kept = this.#request.caller.kind === 'service' ? byPolicy : allOf(not(publicBlock), byPolicy);
    return anyOf(kept, otherGrants);
  }

  #byIdentity(): Truth {
    if (this.#request.caller.kind === 'root') return yes;
    return this.#says('Allow', 'identity policy', this.#policies.identity ?? nothing);
  }

  #withinBoundary(): Truth {
    const { boundary } = this.#policies;
    if (boundary === undefined || (isSeen(boundary) && boundary.value === null)) return yes;
    return this.#says('Allow', 'permissions boundary', one(boundary));
  }

  /** A session of GetFederationToken has nothing of its user without a session policy. */
  #withinSession(): Truth {
    const { session = [] } = this.#policies;
    if (session.length === 0) return this.#request.caller.kind === 'federated-user' ? no : yes;
    return this.#says('Allow', 'session policy', { items: session, unseen: [] });
  }

  /** NotPrincipal spares nobody who has a boundary (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html). */
  #isBounded(): Truth {
    const { boundary } = this.#policies;
    if (boundary === undefined || !this.#hasOwnPolicies()) return no;
    if (!isSeen(boundary)) return unseenTruth(boundary);
    return boundary.value === null ? no : yes;
  }

  #boundary(): Documents {
    return this.#hasOwnPolicies() ? one(this.#policies.boundary) : nothing;
  }

  #hasOwnPolicies(): boolean {
    return this.#request.caller.account !== null && this.#request.caller.kind !== 'root';
  }

  /** What the resource's own policy says of the caller, by how it names it. */
  #byResource(effect: 'Allow' | 'Deny'): { readonly by: Readonly<Record<Naming, Truth>>; readonly any: Truth } {
    const { items, unseen } = one(this.#policies.resource);
    const hidden = unseen.length > 0 ? unseenTruth(...unseen) : no;
    const by: Record<Naming, Truth> = { session: hidden, name: hidden, everyone: hidden, account: hidden };
    for (const policy of items) {
      const read = this.#library.statements(policy.document);
      if (!isSeen(read)) {
        const open = unseenTruth(unreadable(policy, read));
        return { by: { session: open, name: open, everyone: open, account: open }, any: open };
      }
      for (const { statement, truth } of this.#applying(effect, policy, 'resource policy')) {
        const namings = namingsOf(statement, this.#request.caller);
        for (const naming of namings) by[naming] = anyOf(by[naming], truth);
        if (namings.length === 0 && effect === 'Deny' && statement.principals?.inverted)
          by.everyone = anyOf(by.everyone, allOf(truth, this.#isBounded()));
        if (mayMean(statement, this.#request.caller)) by.account = anyOf(by.account, allOf(truth, canonicalId));
      }
    }
    return { by, any: anyOf(by.session, by.name, by.everyone, by.account) };
  }

  /** The levels of a kind of guardrail that bind this request; one that is unseen where they could not be read. */
  #levels(kind: 'serviceControl' | 'resourceControl'): readonly (Documents & { readonly target: string })[] {
    if (!bindsGuardrail(kind, this.#request)) return [];
    const levels = this.#policies[kind];
    if (levels === undefined) return [];
    if (!isSeen(levels)) return [{ target: 'the organization', items: [], unseen: [levels] }];
    return (levels.value ?? []).map(({ target, policies }) => ({ target, items: policies, unseen: [] }));
  }

  /** Whether some statement of these documents says so. */
  #says(effect: 'Allow' | 'Deny', layer: Layer, { items, unseen }: Documents): Truth {
    let open: Truth[] | undefined;
    for (const policy of items) {
      const read = this.#library.statements(policy.document);
      if (!isSeen(read)) {
        (open ??= []).push(unseenTruth(unreadable(policy, read)));
        continue;
      }
      for (const { statement, truth } of this.#applying(effect, policy, layer)) {
        if (statement.principals && namingsOf(statement, this.#request.caller).length === 0) continue;
        if (truth.is === true) return truth;
        if (truth.is === undefined) (open ??= []).push(truth);
      }
    }
    if (unseen.length > 0) (open ??= []).push(unseenTruth(...unseen));
    return open ? anyOf(...open) : no;
  }

  /** The statements of a document that speak of the action, and whether they apply. */
  *#applying(effect: Statement['effect'], { source, document }: PolicyDocument, layer: Layer) {
    const { whole, part } = this.#library.about(document, this.#request.action);
    const ground = (statement: Statement): Ground => ({
      effect: effect === 'Allow' ? 'allow' : 'deny',
      layer,
      source,
      label: statementLabel(statement),
    });
    for (const statement of whole) {
      if (statement.effect !== effect) continue;
      yield { statement, truth: because(appliesTo(statement, this.#matter, source), ground(statement)) };
    }
    const somewhat = partly(missingTruth(PART), effect, this.#matter.extent);
    if (somewhat.is === false) return;
    for (const statement of part) {
      if (statement.effect !== effect) continue;
      const truth = allOf(somewhat, appliesTo(statement, this.#matter, source));
      yield { statement, truth: because(truth, ground(statement)) };
    }
  }
}

const guardrailNames = {
  serviceControl: 'service control policy',
  resourceControl: 'resource control policy',
} as const satisfies Record<string, Layer>;

/**
 * Service control policies bind the principals of member accounts, resource control policies the resources of member accounts
 * in services that support them; neither binds service-linked roles or who takes them on
 * (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html and …_rcps.html).
 */
function bindsGuardrail(kind: keyof typeof guardrailNames, { caller, action, resource }: Request): boolean {
  if (caller.kind === 'service-linked-role') return false;
  if (kind === 'serviceControl') return caller.account !== null;
  if (isServiceLinkedRole(resource)) return false;
  const name = action.toLowerCase();
  return name !== 'kms:retiregrant' && rcpServices.has(name.split(':')[0]!);
}

/**
 * Of keys and roles the account's policies grant nothing by themselves: the resource's own policy has to name the caller or
 * hand over to the account (https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html).
 */
function needsResourcePolicy({ action, resource }: Pick<Request, 'action' | 'resource'>): boolean {
  const [, , service, , , rest = ''] = resource.split(':');
  if (service === 'kms') return rest.startsWith('key/') && /^kms:/i.test(action);
  return service === 'iam' && rest.startsWith('role/') && /^sts:/i.test(action);
}

/** Which account a canonical user id stands for is nowhere to be read. */
const canonicalId = missingTruth('the canonical user id of the caller’s account');

const mayMean = ({ principals }: Statement, { account }: Request['caller']): boolean =>
  account !== null && principals?.principals.some(({ type }) => type === 'canonicaluser') === true;

/** Actions of S3 that are about no bucket match `arn:aws:s3:::*` as well (https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-policies-s3.html). */
function spelt({ action, resource, caller }: Request): string {
  if (resource !== '*' || !/^s3:/i.test(action)) return resource;
  return literal(`arn:${parseArn(caller.arn)?.partition ?? 'aws'}:s3:::*`);
}

const one = (policy: Seen<PolicyDocument | null> | undefined): Documents => {
  if (policy === undefined) return nothing;
  if (!isSeen(policy)) return { items: [], unseen: [policy] };
  return { items: policy.value === null ? [] : [policy.value], unseen: [] };
};

const unreadable = ({ source }: PolicyDocument, { gap }: Unseen): Unseen => ({ what: source, gap });

import { accountOf } from './arn.ts';
import { guardsService, OWN_ACCOUNT, isJust, restrictionsOf, sparedBy } from './condition.ts';
import type { Restriction, RestrictionKind } from './condition.ts';
import { hasWildcard, setCovers, setIncludes, setTouches } from './pattern.ts';
import type { PatternSet } from './pattern.ts';
import { parsePolicy } from './statement.ts';
import type { PolicySource, Principal, PrincipalSet, Statement } from './statement.ts';

/**
 * Who is let in. `public`: everybody, with or without an AWS account. `own`: the resource's own account. `account`:
 * another one. `network`: anybody, but only from a VPC, an endpoint or addresses. `restricted`: anybody, but under a
 * condition that only its owner's choosing can meet, such as a unique id. `deleted`: a principal that is gone.
 */
export type GranteeKind =
  | 'public'
  | 'own'
  | 'account'
  | 'organization'
  | 'network'
  | 'restricted'
  | 'service'
  | 'federated'
  | 'canonical-user'
  | 'origin-access-identity'
  | 'deleted';

/** Somebody who is let in. */
export type Grantee = {
  readonly kind: GranteeKind;
  /** Account id, organization id, service name, network …; `*` for everybody. */
  readonly id: string;
  /** The principal as the policy writes it, or the value of the condition that narrows `*` to it. */
  readonly written: string;
};

/** What a statement of a resource policy grants to one grantee, after the Deny statements of the same policy. */
export type Grant = {
  readonly who: Grantee;
  /** Action patterns in lower case that no Deny closes; `*` for a NotAction. */
  readonly actions: readonly string[];
  readonly statement: Statement;
  /** Condition keys, in lower case, that truly narrow the grant, whether by an Allow or by a Deny of the rest. */
  readonly narrowedBy: readonly string[];
};

/** What a resource policy is judged against: the account that owns the resource. */
export type PolicyContext = { readonly account: string };

/** Alternatives, of which a caller has to meet one. */
type Gate = readonly Restriction[];

/** A Deny statement that reaches everybody but those it spares; a closed gate when it spares nobody. */
type Closing = { readonly deny: Statement; readonly gate: Gate };

/**
 * Everybody a resource policy lets in, statement by statement. `Principal: "*"` counts as what its conditions truly
 * narrow it to. A Deny counts where it covers the same actions and resources and either has no condition, or denies
 * whoever is outside an organization, account or network; any other conditional Deny closes nothing.
 *
 * @throws MalformedPolicy when the document cannot be read.
 */
export function grantsOf(document: PolicySource, context: PolicyContext): Grant[] {
  const statements = parsePolicy(document);
  const closings = statements.flatMap(closingOf);
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => grantsOfStatement(statement, closings, context));
}

/** What a policy grants to everybody. */
export function publicGrants(document: PolicySource, context: PolicyContext): Grant[] {
  return grantsOf(document, context).filter(({ who }) => who.kind === 'public');
}

/** Whether a policy lets everybody in. */
export function isPublic(document: PolicySource, context: PolicyContext): boolean {
  return publicGrants(document, context).length > 0;
}

/** The action patterns, in lower case, that a policy allows to everybody; empty when it is not public. */
export function publicActions(document: PolicySource, context: PolicyContext): string[] {
  return [...new Set(publicGrants(document, context).flatMap(({ actions }) => actions))];
}

/** The other accounts a policy lets in, sorted, less those that are trusted. */
export function foreignAccounts(
  document: PolicySource,
  context: PolicyContext & { readonly trusted?: readonly string[] },
): string[] {
  const accounts = grantsOf(document, context).flatMap(({ who }) => (who.kind === 'account' ? [who.id] : []));
  return [...new Set(accounts)].filter((id) => !context.trusted?.includes(id)).toSorted();
}

/**
 * Grants to AWS services that any customer of the service can make use of: no condition ties the service to a source,
 * account or organization (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html). Which
 * services act for other customers at all is the caller's to know.
 */
export function unguardedServices(document: PolicySource, context: PolicyContext): Grant[] {
  return grantsOf(document, context).filter(
    ({ who, statement }) => who.kind === 'service' && !guardsService(statement.conditions),
  );
}

/**
 * Whether a policy refuses everybody the given actions on the given resources over plain HTTP: by Deny statements
 * whose only condition is `aws:SecureTransport` false. A least TLS version is something else, and so is an Allow that
 * asks for TLS, because other policies may allow without.
 *
 * @param required action patterns such as `s3:*`, and every resource that needs cover, such as a bucket and its objects.
 */
export function deniesInsecureTransport(
  document: PolicySource,
  required: { readonly actions: readonly string[]; readonly resources: readonly string[] },
): boolean {
  const denies = parsePolicy(document).filter(
    ({ effect, principals, conditions }) =>
      effect === 'Deny' && reachesEverybody(principals) && isPlainHttpOnly(conditions),
  );
  return required.actions.every((action) =>
    required.resources.every((resource) =>
      denies.some((deny) => setIncludes(deny.actions, action.toLowerCase()) && setIncludes(deny.resources, resource)),
    ),
  );
}

function isPlainHttpOnly(conditions: Statement['conditions']): boolean {
  return (
    conditions.length > 0 &&
    conditions.every(
      ({ key, operator, values }) => key === 'aws:securetransport' && operator === 'bool' && isJust(values, 'false'),
    )
  );
}

/** Patterns of a statement that the same closings cover. */
type Covered = { readonly patterns: readonly string[]; readonly by: readonly Closing[] };

/** Patterns that share their closings are judged as one: documents can name thousands. */
function coverage(set: PatternSet, closings: readonly Closing[], covering: 'actions' | 'resources'): Covered[] {
  const singles = set.inverted ? [set] : set.patterns.map((pattern) => ({ inverted: false, patterns: [pattern] }));
  const covered = singles.map((single) => ({
    patterns: single.inverted ? ['*'] : single.patterns,
    by: closings.filter(({ deny }) => setCovers(deny[covering], single)),
  }));
  const alike = Map.groupBy(covered, ({ by }) => by.map(({ deny }) => deny.index).join());
  return [...alike.values()].map((group) => ({
    patterns: group.flatMap(({ patterns }) => patterns),
    by: group[0]?.by ?? [],
  }));
}

function grantsOfStatement(statement: Statement, closings: readonly Closing[], context: PolicyContext): Grant[] {
  const resources = coverage(statement.resources, closings, 'resources');
  const grants = coverage(statement.actions, closings, 'actions').flatMap(({ patterns, by }) =>
    resources.flatMap((resource) => {
      const denied = by.filter((closing) => resource.by.includes(closing));
      return grantsLeft(statement, patterns, denied, context);
    }),
  );
  return merged(grants);
}

function grantsLeft(
  statement: Statement,
  actions: readonly string[],
  denied: readonly Closing[],
  context: PolicyContext,
): Grant[] {
  if (!statement.principals) return [];
  const own = restrictionsOf(statement.conditions).map((restriction) => [restriction]);
  const gates = [...own, ...denied.map(({ gate }) => gate)];
  if (gates.some(isShut)) return [];
  const narrowedBy = [...new Set(gates.flat().map(({ key }) => key))];
  return granteesOf(statement.principals, context)
    .flatMap((who) => (who.kind === 'public' ? narrowed(gates, context) : [who]))
    .filter((who) => gates.every((gate) => passes(who, gate, context)))
    .map((who) => ({ who, actions, statement, narrowedBy }));
}

function isShut(gate: Gate): boolean {
  return gate.every(({ kind }) => kind === 'nobody');
}

/** Only accounts can be told apart with certainty: an account that a gate of accounts does not name is outside. */
function passes(who: Grantee, gate: Gate, context: PolicyContext): boolean {
  if (who.kind !== 'own' && who.kind !== 'account') return true;
  if (!gate.every(({ kind, key }) => kind === 'account' && !isSourceKey(key))) return true;
  return gate.some(({ ids }) => ids.some((id) => id === who.id || (id === OWN_ACCOUNT && who.id === context.account)));
}

/** Keys that speak of the resource on whose behalf a service calls, not of the account that calls. */
function isSourceKey(key: string): boolean {
  return key.startsWith('aws:source') || key.startsWith('aws:vpce') || !/^(?:aws|kms):|^notprincipal$/.test(key);
}

const RANK: readonly RestrictionKind[] = ['nobody', 'account', 'organization', 'service', 'network', 'other'];

/** Everybody, less whom the tightest gate keeps out. */
function narrowed(gates: readonly Gate[], context: PolicyContext): Grantee[] {
  const [tightest] = gates.toSorted((a, b) => rankOf(a) - rankOf(b));
  if (!tightest) return [{ kind: 'public', id: '*', written: '*' }];
  return tightest.flatMap((restriction) => granteesLeft(restriction, context));
}

function rankOf(gate: Gate): number {
  return Math.max(...gate.map(({ kind }) => RANK.indexOf(kind)));
}

function granteesLeft({ kind, ids, key }: Restriction, context: PolicyContext): Grantee[] {
  if (kind === 'nobody') return [];
  const named = ids.length > 0 ? ids : [kind === 'service' ? '*' : key];
  return named.map((id): Grantee => {
    if (kind === 'account') return accountGrantee(id === OWN_ACCOUNT ? context.account : id, id, context);
    return { kind: kind === 'other' ? 'restricted' : kind, id, written: id };
  });
}

function closingOf(deny: Statement): Closing[] {
  if (deny.effect !== 'Deny') return [];
  const excepted = exceptedBy(deny.principals);
  const spared = sparedBy(deny.conditions);
  return excepted && spared ? [{ deny, gate: [...excepted, ...spared] }] : [];
}

/** Whom a Deny of everybody leaves out by name; undefined when it is no Deny of everybody. */
function exceptedBy(principals: PrincipalSet | undefined): Restriction[] | undefined {
  if (reachesEverybody(principals)) return [];
  if (!principals?.inverted || principals.principals.some(isEverybody)) return undefined;
  return principals.principals.map(({ type, value }) => {
    const account = type === 'aws' ? accountOf(value) : undefined;
    if (account) return { kind: 'account', key: 'notprincipal', ids: [account] };
    return { kind: type === 'service' ? 'service' : 'other', key: 'notprincipal', ids: [value] };
  });
}

function reachesEverybody(principals: PrincipalSet | undefined): boolean {
  return principals?.inverted === false && principals.principals.some(isEverybody);
}

/** IAM refuses wildcards inside principals; should one occur, it is taken at its word. */
function isEverybody({ type, value }: Principal): boolean {
  return value === '*' || (type === 'aws' && hasWildcard(value) && !accountOf(value));
}

function granteesOf({ inverted, principals }: PrincipalSet, context: PolicyContext): Grantee[] {
  if (inverted || principals.some(isEverybody)) return [{ kind: 'public', id: '*', written: '*' }];
  return principals.map((principal) => granteeOf(principal, context));
}

function granteeOf({ type, value }: Principal, context: PolicyContext): Grantee {
  if (type === 'service') return { kind: 'service', id: value, written: value };
  if (type === 'federated') return { kind: 'federated', id: value, written: value };
  if (type === 'canonicaluser') return { kind: 'canonical-user', id: value, written: value };
  if (/^arn:[^:]+:iam::cloudfront:user\//.test(value))
    return { kind: 'origin-access-identity', id: value, written: value };
  if (/^A[A-Z]{3}[A-Z0-9]{12,}$/.test(value)) return { kind: 'deleted', id: value, written: value };
  return accountGrantee(accountOf(value) ?? value, value, context);
}

function accountGrantee(id: string, written: string, { account }: PolicyContext): Grantee {
  return { kind: id === account ? 'own' : 'account', id, written };
}

/** One grant a grantee and narrowing, with all of its actions. */
function merged(grants: readonly Grant[]): Grant[] {
  const groups = Map.groupBy(grants, ({ who, narrowedBy }) => JSON.stringify([who.kind, who.written, narrowedBy]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, actions: [...new Set(group.flatMap(({ actions }) => actions))] }] : [];
  });
}

/** Whether a grant takes in an action, or some action of a pattern: `grantTouches(grant, 's3:PutObject')`. */
export function grantTouches({ actions }: Pick<Grant, 'actions'>, action: string): boolean {
  return setTouches({ inverted: false, patterns: actions }, action.toLowerCase());
}

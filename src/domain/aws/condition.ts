import { isBroad, isPrivate } from '../cidr.ts';
import { isAccountId, parseArn } from './arn.ts';
import { hasWildcard, literalPrefix } from './pattern.ts';
import type { Condition } from './statement.ts';

/** Whom a condition leaves: members of organizations, accounts, networks, AWS services, or nobody on the internet. */
export type RestrictionKind = 'nobody' | 'account' | 'organization' | 'service' | 'network' | 'other';

/** What a condition narrows the callers of a statement to. */
export type Restriction = {
  readonly kind: RestrictionKind;
  /** The condition key, in lower case; `notprincipal` where a Deny spares the principals it names. */
  readonly key: string;
  /** Account ids, organization ids, service names, or networks, by kind; as written where the key names no such thing. */
  readonly ids: readonly string[];
};

/** The policy variables that stand for the owner of the resource; as an id they mean just that. */
export const OWN_ACCOUNT = '${aws:ResourceAccount}';
const OWN_ORGANIZATION = '${aws:ResourceOrgID}';

type Ids = { readonly kind: RestrictionKind; readonly ids: readonly string[] };

/** What one value of a condition narrows the callers to; undefined when it narrows nothing. */
type Judge = (value: string, pattern: boolean) => Ids | undefined;

const POSITIVE = new Set(['stringequals', 'stringequalsignorecase', 'stringlike', 'arnequals', 'arnlike', 'ipaddress']);
const NEGATIVE = new Map([
  ['stringnotequals', 'stringequals'],
  ['stringnotequalsignorecase', 'stringequalsignorecase'],
  ['stringnotlike', 'stringlike'],
  ['arnnotequals', 'arnequals'],
  ['arnnotlike', 'arnlike'],
  ['notipaddress', 'ipaddress'],
]);
/** ArnEquals takes wildcards too: it is the same operator as ArnLike. */
const WITH_WILDCARDS = new Set(['stringlike', 'arnequals', 'arnlike']);

const account: Judge = (value, pattern) => {
  if (value === OWN_ACCOUNT) return { kind: 'account', ids: [OWN_ACCOUNT] };
  return fixed(value, pattern) ? { kind: 'account', ids: [value] } : undefined;
};

/** An organization, or the beginning of a path inside it. */
const organization: Judge = (value, pattern) => {
  const id = value.split('/')[0] ?? value;
  return id === OWN_ORGANIZATION || fixed(id, pattern) ? { kind: 'organization', ids: [id] } : undefined;
};

/** An ARN restricts when its account is spelt out, or, in the global namespace of S3, its bucket. */
const arn: Judge = (value, pattern) => {
  if (value.includes('${')) return undefined;
  const parsed = parseArn(value);
  if (parsed && isAccountId(parsed.account)) return { kind: 'account', ids: [parsed.account] };
  const bucket = parsed?.service === 's3' ? (parsed.resource.split('/')[0] ?? '') : '*';
  return fixed(value, pattern) || !hasWildcard(bucket) ? { kind: 'other', ids: [value] } : undefined;
};

const network: Judge = (value, pattern) => (fixed(value, pattern) ? { kind: 'network', ids: [value] } : undefined);
const service: Judge = (value, pattern) => (fixed(value, pattern) ? { kind: 'service', ids: [value] } : undefined);
const other: Judge = (value, pattern) => (fixed(value, pattern) ? { kind: 'other', ids: [value] } : undefined);

/** Unique ids carry the principal's own id (`AROA…:session`) or, for the root user, the account's. */
const uniqueId: Judge = (value, pattern) => {
  const id = pattern ? literalPrefix(value) : value;
  return /^(?:A[A-Z]{3}[A-Z0-9]{12,}(?::|$)|\d{12}$)/.test(id) ? { kind: 'other', ids: [id] } : undefined;
};

const yes =
  (kind: RestrictionKind): Judge =>
  (value) =>
    value.toLowerCase() === 'true' ? { kind, ids: [] } : undefined;

/** A subscription endpoint restricts when its host, or the domain of its address, is spelt out. */
const endpoint: Judge = (value, pattern) => {
  const own = !pattern || !hasWildcard(value) || /^(?:\*?@[^*?@]+\.[^*?@]+|https?:\/\/[^*?/]+\/.*)$/.test(value);
  return own && !value.includes('${') ? { kind: 'other', ids: [value] } : undefined;
};

/**
 * The condition keys that say who calls or from where
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html). Keys that
 * callers choose themselves (referer, user agent, tags of their principal), or that speak of the resource or the
 * request, are missing on purpose.
 */
const CALLER_KEYS: ReadonlyMap<string, Judge> = new Map([
  ['aws:principalorgid', organization],
  ['aws:principalorgpaths', organization],
  ['aws:sourceorgid', organization],
  ['aws:sourceorgpaths', organization],
  ['aws:vpceorgid', organization],
  ['aws:vpceorgpaths', organization],
  ['aws:principalaccount', account],
  ['aws:sourceaccount', account],
  ['aws:sourceowner', account],
  ['aws:vpceaccount', account],
  ['kms:calleraccount', account],
  ['s3:dataaccesspointaccount', account],
  ['aws:principalarn', arn],
  ['aws:sourcearn', arn],
  ['s3:dataaccesspointarn', arn],
  ['ec2:sourceinstancearn', arn],
  ['elasticfilesystem:accesspointarn', arn],
  ['elasticfilesystem:accessedviamounttarget', yes('network')],
  ['aws:sourcevpc', network],
  ['aws:sourcevpce', network],
  ['aws:userid', uniqueId],
  ['aws:principalservicename', service],
  ['aws:principalservicenameslist', service],
  ['aws:principalisawsservice', yes('service')],
  ['sns:endpoint', endpoint],
]);

/** Keys of the resource that restrict when they are compared with the caller's own. */
const MIRRORED = new Map<string, readonly [string, Ids]>([
  ['aws:resourceaccount', ['${aws:PrincipalAccount}', { kind: 'account', ids: [OWN_ACCOUNT] }]],
  ['aws:resourceorgid', ['${aws:PrincipalOrgID}', { kind: 'organization', ids: [OWN_ORGANIZATION] }]],
]);

/**
 * What the conditions of an Allow statement narrow its callers to, by value: one entry a condition that truly
 * restricts, all of which hold together. Negative operators, `…IfExists`, `ForAllValues:` (unless a Null
 * condition demands the key) and values that anybody can meet restrict nothing.
 */
export function restrictionsOf(conditions: readonly Condition[]): Restriction[] {
  return conditions.flatMap((condition) => {
    if (!demandsKey(condition, conditions)) return [];
    return restrictionOf(condition.operator, condition) ?? [];
  });
}

/**
 * Whom a Deny statement spares, when its conditions are true for everybody else: "deny whoever is outside X". No
 * conditions spare nobody (an empty list). Undefined when some outsider escapes the Deny, so that it closes nothing.
 *
 * Negated operators are also true where the key is absent, with `IfExists` or without; `ForAnyValue:` is not.
 */
export function sparedBy(conditions: readonly Condition[]): Restriction[] | undefined {
  const spared: Restriction[] = [];
  for (const condition of conditions) {
    if (sparesServices(condition)) {
      spared.push({ kind: 'service', key: condition.key, ids: [] });
      continue;
    }
    const operator = NEGATIVE.get(condition.operator);
    const restriction = operator && condition.set !== 'foranyvalue' ? restrictionOf(operator, condition) : undefined;
    if (!restriction) return undefined;
    spared.push(restriction);
  }
  return spared;
}

/** Whether conditions tie a calling AWS service to an account, organization or source of the owner's choosing. */
export function guardsService(conditions: readonly Condition[]): boolean {
  return conditions.some((condition) => {
    if (!demandsKey(condition, conditions) || condition.key === 'aws:principalservicename') return false;
    const judge = guardKey(condition.key);
    const found = judge
      ? everyValue(condition.operator, condition, judge)
      : restrictionOf(condition.operator, condition);
    return found !== undefined && found.kind !== 'service' && found.kind !== 'nobody';
  });
}

/** The values of a key, where a condition demands one of them: undefined when the key may be absent or anything. */
export function demandedValues(conditions: readonly Condition[], key: string): string[] | undefined {
  const demands = conditions.filter(
    (condition) =>
      condition.key === key.toLowerCase() && POSITIVE.has(condition.operator) && demandsKey(condition, conditions),
  );
  const [strictest] = demands.toSorted((a, b) => looseness(a) - looseness(b));
  return strictest && [...strictest.values];
}

/** Whether conditions demand multi-factor authentication: `…IfExists` does not, as long-term keys carry no such key. */
export function requiresMfa(conditions: readonly Condition[]): boolean {
  return conditions.some(({ key, operator, ifExists, values, set }) => {
    if (ifExists || set === 'forallvalues') return false;
    if (key === 'aws:multifactorauthage') return operator.startsWith('numericlessthan');
    return key === 'aws:multifactorauthpresent' && operator === 'bool' && isJust(values, 'true');
  });
}

/** Whether values are one word, whatever its case. */
export function isJust(values: readonly string[], word: string): boolean {
  return values.length > 0 && values.every((value) => value.toLowerCase() === word);
}

function restrictionOf(operator: string, condition: Condition): Restriction | undefined {
  if (condition.key === 'aws:sourceip') return sourceIp(operator, condition);
  const mirrored = MIRRORED.get(condition.key);
  if (mirrored) {
    const [variable, ids] = mirrored;
    return POSITIVE.has(operator) && isJust(condition.values, variable.toLowerCase())
      ? { key: condition.key, ...ids }
      : undefined;
  }
  const judge = CALLER_KEYS.get(condition.key);
  return judge && everyValue(operator, condition, judge);
}

/** The values of a condition are alternatives: it restricts when each of them does. */
function everyValue(operator: string, { key, values }: Condition, judge: Judge): Restriction | undefined {
  if (!POSITIVE.has(operator) && operator !== 'bool') return undefined;
  const found = values.map((value) => judge(value, WITH_WILDCARDS.has(operator)));
  const [first] = found;
  if (!first || !found.every((one) => one !== undefined)) return undefined;
  const alike = found.every(({ kind }) => kind === first.kind);
  return { kind: alike ? first.kind : 'other', key, ids: found.flatMap(({ ids }) => ids) };
}

/** Keys by which a resource knows for whom a service acts, though they say nothing about other callers. */
function guardKey(key: string): Judge | undefined {
  if (key === 'lambda:eventsourcetoken') return other;
  return key.startsWith('kms:encryptioncontext:') ? arn : undefined;
}

/** Private networks never are the source of a request from the internet, so that alone they admit nobody. */
function sourceIp(operator: string, { key, values }: Condition): Restriction | undefined {
  if (!POSITIVE.has(operator) || values.length === 0 || isBroad(values)) return undefined;
  if (values.some((value) => value.includes('${') || (operator !== 'ipaddress' && hasWildcard(value))))
    return undefined;
  const ids = values.filter((value) => !isPrivate(value));
  return ids.length === 0 ? { kind: 'nobody', key, ids: [] } : { kind: 'network', key, ids };
}

/** Whether a condition is false when its key is absent. */
function demandsKey({ key, ifExists, set }: Condition, all: readonly Condition[]): boolean {
  if (!ifExists && set !== 'forallvalues') return true;
  return all.some((other) => other.key === key && other.operator === 'null' && isJust(other.values, 'false'));
}

/** Anonymous requests carry no aws:PrincipalIsAWSService, so only IfExists makes the Deny reach them. */
function sparesServices({ key, operator, ifExists, values }: Condition): boolean {
  return key === 'aws:principalisawsservice' && operator === 'bool' && ifExists && isJust(values, 'false');
}

function fixed(value: string, pattern: boolean): boolean {
  return value !== '' && !value.includes('${') && !(pattern && hasWildcard(value));
}

function looseness({ operator, values }: Condition): number {
  if (!WITH_WILDCARDS.has(operator)) return 0;
  return 1 + values.filter((value) => literalPrefix(value).length === 0).length;
}

import { allOf, anyOf, missingTruth, no, not, type Truth, yes } from '../../access/logic.ts';
import { accountOf, isAccountId } from '../arn.ts';
import { disjoint, hasWildcard, matches } from '../pattern.ts';
import { statementLabel, type Principal, type PrincipalSet, type Statement } from '../statement.ts';
import { literal, resolve, type RequestContext } from './context.ts';
import { holds } from './operators.ts';
import type { Caller } from './request.ts';

/** What a statement is held against. */
export interface Matter {
  readonly caller: Caller;
  /** An ARN, `*` for no resource, or a pattern. */
  readonly resource: string;
  /** Whether a pattern stands for all that it matches or for any of it. */
  readonly extent: 'all' | 'any';
  readonly context: RequestContext;
}

/**
 * How a statement of a resource's policy means the caller: by name, by one of its sessions, by its account (which hands the
 * decision to the account's own policies), or as everybody.
 */
export const namings = ['session', 'name', 'everyone', 'account'] as const;
export type Naming = (typeof namings)[number];

/** Whether a statement about the action applies to resource and context, whoever is named. */
export function appliesTo(statement: Statement, matter: Matter, source: string): Truth {
  const resource = resourceMatches(statement, matter);
  if (resource.is === false || statement.conditions.length === 0) return resource;
  const what = `${statementLabel(statement)} of ${source}`;
  const conditions = statement.conditions.map((one) => holds(one, statement.variables, matter.context, what));
  return allOf(resource, ...conditions);
}

function resourceMatches({ effect, resources, variables }: Statement, matter: Matter): Truth {
  const any = anyOf(
    ...resources.patterns.map((pattern) => {
      const resolved = variables ? resolve(pattern, matter.context, true) : { text: pattern };
      if (resolved.text !== undefined) return compared(resolved.text, matter.resource);
      return resolved.missing === undefined ? no : missingTruth(resolved.missing);
    }),
  );
  const match = resources.inverted ? not(any) : any;
  return match.missing.includes(PART) ? partly(match, effect, matter.extent) : match;
}

/** What is missing where a statement is about a part of what a pattern means. */
export const PART = 'which of those that the pattern means';

function compared(pattern: string, resource: string): Truth {
  if (resource === '*' || !hasWildcard(resource)) return matches(pattern, literal(resource)) ? yes : no;
  if (matches(pattern, resource)) return yes;
  return disjoint(pattern, resource) ? no : missingTruth(PART);
}

/**
 * What a statement about a part of a pattern comes to. All is allowed only by who allows all, and denied by who denies a part;
 * of any, who allows a part may allow what others leave, and who denies a part leaves the rest.
 */
export function partly(match: Truth, effect: Statement['effect'], extent: Matter['extent']): Truth {
  if ((extent === 'any') === (effect === 'Allow')) return effect === 'Allow' ? match : yes;
  const missing = match.missing.filter((what) => what !== PART);
  return missing.length > 0 || match.unseen.length > 0 ? { ...match, missing } : no;
}

/** The ways in which a statement of a resource's policy means the caller; none: it means others. */
export function namingsOf({ principals }: Statement, caller: Caller): readonly Naming[] {
  if (!principals) return [];
  if (principals.inverted) return isOutside(principals, caller) ? ['everyone'] : [];
  const found = principals.principals.flatMap((principal) => namingOf(principal, caller) ?? []);
  return namings.filter((naming) => found.includes(naming));
}

/**
 * NotPrincipal means everybody but those it names, and a caller is spared only if it is named in full: its account, itself
 * and its session (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html).
 */
function isOutside({ principals }: PrincipalSet, caller: Caller): boolean {
  const isNamed = (naming: Naming): boolean => principals.some((principal) => namingOf(principal, caller) === naming);
  if (isNamed('everyone')) return false;
  if (caller.account === null || caller.kind === 'root') return !namings.some(isNamed);
  const parts: readonly Naming[] = caller.session === undefined ? ['account', 'name'] : ['account', 'name', 'session'];
  return !parts.every(isNamed);
}

function namingOf({ type, value }: Principal, caller: Caller): Naming | undefined {
  if (value === '*' && (type === 'aws' || type === '*')) return 'everyone';
  if (type === 'service') return caller.kind === 'service' && value === caller.arn ? 'name' : undefined;
  if (type === 'federated') return caller.kind === 'federated' && value === caller.arn ? 'name' : undefined;
  if (type !== 'aws' || caller.account === null) return undefined;
  if (value === caller.session) return 'session';
  if (value === caller.arn || (caller.uniqueId !== undefined && value === caller.uniqueId))
    return caller.kind === 'root' ? 'account' : 'name';
  return isWholeAccount(value) && accountOf(value) === caller.account ? 'account' : undefined;
}

const isWholeAccount = (value: string): boolean => isAccountId(value) || /^arn:[^:]+:iam::\d{12}:root$/.test(value);
